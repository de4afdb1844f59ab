package dev.bitbrat.standins;

import dev.bitbrat.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies of interactions in the shape that Discord documents. */
public final class DiscordSamples {
  public static final String APPLICATION = "900000000000000001";
  public static final String GUILD = "800000000000000001";
  public static final String CHANNEL = "700000000000000001";
  public static final String DIRECT = "700000000000000099";

  private DiscordSamples() {}

  /**
   * @param permissions Discord's bits, as a decimal number
   */
  public record Person(
      String id, String username, @Nullable String nick, String permissions, List<String> roles) {
    public Person {
      roles = List.copyOf(roles);
    }

    public static final Person ADA =
        new Person("600000000000000001", "ada", "Ada (she/her)", "2147483648", List.of());
    public static final Person MODERATOR =
        new Person("600000000000000002", "grace", null, "40", List.of("500000000000000001"));
  }

  /** Somebody enters {@code /name text} in the channel {@code general}. */
  public static String command(
      String id, String token, Person person, String name, String... arguments) {
    List<Object> options = new ArrayList<>();
    for (String argument : arguments) {
      options.add(Map.of("type", 3, "name", "text", "value", argument));
    }
    return Json.write(inGuild(interaction(2, id, token, data(name, options)), person));
  }

  /** The same in a direct message to the bot. */
  public static String direct(String id, String token, Person person, String name) {
    Map<String, @Nullable Object> body = interaction(2, id, token, data(name, List.of()));
    body.put("channel_id", DIRECT);
    body.put("channel", Map.of("id", DIRECT, "type", 1));
    body.put("user", user(person));
    body.put("context", 1);
    return Json.write(body);
  }

  /** Of any type, with any data, in the channel {@code general}. */
  public static String of(
      int type, String id, String token, Person person, Map<String, @Nullable Object> data) {
    return Json.write(inGuild(interaction(type, id, token, data), person));
  }

  public static String ping() {
    return Json.write(interaction(1, "400000000000000000", "ping-token", Map.of()));
  }

  public static Map<String, @Nullable Object> data(String name, List<Object> options) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("id", "300000000000000001");
    data.put("name", name);
    data.put("type", 1);
    data.put("options", options);
    return data;
  }

  private static Map<String, @Nullable Object> interaction(
      int type, String id, String token, Map<String, @Nullable Object> data) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("application_id", APPLICATION);
    body.put("type", type);
    if (type != 1) body.put("data", data);
    body.put("token", token);
    body.put("version", 1);
    body.put("locale", "en-GB");
    body.put("app_permissions", "562949953601536");
    body.put("entitlements", List.of());
    body.put("authorizing_integration_owners", Map.of("0", GUILD));
    return body;
  }

  private static Map<String, @Nullable Object> inGuild(
      Map<String, @Nullable Object> body, Person person) {
    Map<String, @Nullable Object> member = new LinkedHashMap<>();
    member.put("user", user(person));
    member.put("nick", person.nick());
    member.put("roles", person.roles());
    member.put("permissions", person.permissions());
    member.put("joined_at", "2024-01-01T00:00:00.000000+00:00");
    member.put("deaf", false);
    member.put("mute", false);
    body.put("guild_id", GUILD);
    body.put("guild", Map.of("id", GUILD, "locale", "en-US", "features", List.of()));
    body.put("channel_id", CHANNEL);
    body.put("channel", Map.of("id", CHANNEL, "type", 0, "name", "general", "guild_id", GUILD));
    body.put("member", member);
    body.put("context", 0);
    return body;
  }

  private static Map<String, @Nullable Object> user(Person person) {
    Map<String, @Nullable Object> user = new LinkedHashMap<>();
    user.put("id", person.id());
    user.put("username", person.username());
    user.put("global_name", null);
    user.put("discriminator", "0");
    user.put("avatar", null);
    user.put("public_flags", 0);
    return user;
  }
}
