package dev.bitbrat.twitch;

import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody of whom Twitch tells in three fields: {@code user_id, user_login, user_name}. */
record Person(String id, @Nullable String login, @Nullable String name) {
  private static final int LONGEST_NAME = 100;

  /**
   * @param prefix {@code user}, {@code chatter_user}, {@code from_broadcaster_user}, ...
   * @return empty if there is nobody
   * @throws dev.bitbrat.platform.webhook.MalformedException if there is, under an impossible id
   */
  static Optional<Person> of(Map<String, ?> from, String prefix) {
    String id = Tree.string(from, prefix + "_id");
    if (id == null || id.isBlank()) return Optional.empty();
    EventSubDelivery.checkId(id, "$.event.." + prefix + "_id");
    return Optional.of(new Person(id, name(from, prefix + "_login"), name(from, prefix + "_name")));
  }

  private static @Nullable String name(Map<String, ?> from, String field) {
    String name = Tree.string(from, field);
    if (name == null || name.isBlank()) return null;
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  /** In the writing of its owner where that can be looked up, else as in the channel's address. */
  String shown() {
    if (login == null) return name == null ? id : name;
    return name != null && name.equalsIgnoreCase(login) ? name : login;
  }

  Identity identity(List<String> roles) {
    String lower = login == null ? null : login.toLowerCase(Locale.ROOT);
    Identity.External external =
        new Identity.External(
            id, EventSubMapper.PLATFORM, lower, name == null ? lower : name, roles);
    return new Identity(external, null, null, Map.of());
  }
}
