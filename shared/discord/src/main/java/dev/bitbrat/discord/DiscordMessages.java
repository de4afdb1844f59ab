package dev.bitbrat.discord;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Role;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes events of what people say on Discord, by whatever way it came to us. */
public final class DiscordMessages {
  public static final String PLATFORM = "discord";
  public static final String TYPE = "chat.message.v1";

  /** The bot's own account speaking. */
  public static final String SELF = "self";

  private static final int ADMINISTRATOR = 3;
  private static final int MANAGE_GUILD = 5;
  private static final int MODERATE_MEMBERS = 40;

  private DiscordMessages() {}

  /**
   * What somebody said.
   *
   * @param id of the message
   * @param details for rules that need more than we map, under Discord's names
   */
  public record Line(
      String id, Place place, Author author, String text, Map<String, @Nullable Object> details) {
    public Line(
        String id, Place place, Author author, String text, Map<String, @Nullable Object> details) {
      this.id = id;
      this.place = place;
      this.author = author;
      this.text = text;
      this.details = Tree.mapOf(details);
    }
  }

  /**
   * @param guildId {@code null} in a direct message
   * @param channelName without {@code #}; {@code null} in a direct message, or if nobody knows
   */
  public record Place(@Nullable String guildId, String channelId, @Nullable String channelName) {
    public static Place direct(String channelId) {
      return new Place(null, channelId, null);
    }
  }

  /**
   * @param username unique on Discord; case does not matter
   * @param displayName as others see it there
   * @param roles ours, lowest first
   * @param roleIds those of the guild
   */
  public record Author(
      String id, String username, String displayName, List<Role> roles, List<String> roleIds) {
    public Author {
      roles = List.copyOf(roles);
      roleIds = List.copyOf(roleIds);
    }
  }

  /**
   * Our roles for a member of a guild, lowest first. Who boosts it pays for it by the month, as a
   * subscriber does.
   *
   * @param permissions Discord's bits, as a decimal number; {@code null} if it told none
   * @param owner whether the guild is theirs: then they are no mere moderator
   */
  public static List<Role> roles(@Nullable String permissions, boolean owner, boolean boosts) {
    List<Role> roles = new ArrayList<>();
    if (boosts) roles.add(Role.SUBSCRIBER);
    if (owner) roles.add(Role.BROADCASTER);
    else if (moderates(permissions)) roles.add(Role.MODERATOR);
    return roles;
  }

  private static boolean moderates(@Nullable String permissions) {
    if (permissions == null || !permissions.matches("[0-9]{1,40}")) return false;
    BigInteger bits = new BigInteger(permissions);
    return bits.testBit(ADMINISTRATOR)
        || bits.testBit(MANAGE_GUILD)
        || bits.testBit(MODERATE_MEMBERS);
  }

  /**
   * A chat message's event, the same whenever the message comes again.
   *
   * @param source who let it in
   * @param account the bot's own, by id
   */
  public static Event.Builder event(
      String source, Line line, @Nullable String account, Instant now) {
    return Event.of(TYPE, Ids.correlation(PLATFORM, "chat", line.id()))
        .source(source)
        .egressDestination(Topics.egressTo("discord"))
        .origin(origin(line, account, now))
        .identity(new Identity(external(line.author(), account), null, null, Map.of()))
        .message(new Message(line.id(), "user", line.text(), null, line.details(), Map.of()));
  }

  /** In a direct message the channel is named after whom it is with. */
  private static Origin origin(Line line, @Nullable String account, Instant now) {
    Place place = line.place();
    String guild = place.guildId();
    String name = place.channelName();
    if (guild == null) name = '@' + login(line.author());
    else if (name == null || name.isBlank()) name = place.channelId();
    Map<String, @Nullable Object> more = new LinkedHashMap<>();
    if (guild != null) more.put("guildId", guild);
    return new Origin(
        now, PLATFORM, account, name.toLowerCase(Locale.ROOT), place.channelId(), more);
  }

  private static Identity.External external(Author author, @Nullable String account) {
    List<String> roles = new ArrayList<>(author.roles().stream().map(Role::wireName).toList());
    if (author.id().equals(account)) roles.add(SELF);
    Map<String, @Nullable Object> metadata =
        author.roleIds().isEmpty() ? Map.of() : Map.of("roleIds", author.roleIds());
    return new Identity.External(
        author.id(), PLATFORM, login(author), author.displayName(), roles, metadata, Map.of());
  }

  private static String login(Author author) {
    return author.username().toLowerCase(Locale.ROOT);
  }
}
