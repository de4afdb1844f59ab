package dev.bitbrat.kick;

import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Role;
import dev.bitbrat.events.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a delivery.
 *
 * @param login of the address of their channel, lower case
 * @param name as they write it
 */
record KickUser(String id, String login, String name, List<Role> badges) {
  KickUser {
    badges = List.copyOf(badges);
  }

  /**
   * @throws dev.bitbrat.platform.webhook.MalformedException if somebody must be there and is not
   */
  static KickUser read(Map<String, @Nullable Object> in, String field) {
    Map<String, @Nullable Object> user = KickFields.object(in, field);
    String id = Long.toString(KickFields.number(user, "user_id"));
    String name = KickFields.text(user, "username");
    String slug = Tree.string(user, "channel_slug");
    String login = slug == null || slug.isBlank() ? name : slug;
    return new KickUser(id, login.toLowerCase(Locale.ROOT), name, badges(user));
  }

  /** {@code null} for somebody who wants not to be known. */
  static @Nullable KickUser readOrAnonymous(Map<String, @Nullable Object> in, String field) {
    if (in.containsKey(field) && in.get(field) == null) return null;
    Map<String, @Nullable Object> user = KickFields.object(in, field);
    return Boolean.TRUE.equals(user.get("is_anonymous")) ? null : read(in, field);
  }

  private static List<Role> badges(Map<String, @Nullable Object> user) {
    return Tree.maps(Tree.map(user, "identity"), "badges").stream()
        .map(badge -> role(String.valueOf(Tree.string(badge, "type"))))
        .filter(role -> role != Role.EVERYONE)
        .toList();
  }

  private static Role role(String badge) {
    return switch (badge) {
      case "broadcaster" -> Role.BROADCASTER;
      case "moderator" -> Role.MODERATOR;
      case "vip" -> Role.VIP;
      case "subscriber", "founder" -> Role.SUBSCRIBER;
      default -> Role.EVERYONE;
    };
  }

  /**
   * @param account the bot's own, by id
   */
  Identity identity(KickUser broadcaster, @Nullable String account) {
    List<Role> roles = new ArrayList<>(badges);
    if (id.equals(broadcaster.id())) roles.add(Role.BROADCASTER);
    List<String> names =
        new ArrayList<>(roles.stream().distinct().sorted().map(Role::wireName).toList());
    if (id.equals(account)) names.add("self");
    return new Identity(
        new Identity.External(id, "kick", login, name, names), null, null, Map.of());
  }
}
