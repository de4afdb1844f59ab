package dev.bitbrat.standins;

import dev.bitbrat.events.Tree;
import dev.bitbrat.standins.DiscordSamples.Person;
import dev.bitbrat.standins.Loopback.Request;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The guilds that the bot is in, their channels, and what moderators did there. */
final class DiscordGuilds {
  private static final List<Person> MEMBERS =
      List.of(
          new Person("600000000000000009", "ada.two", "ada", "0", List.of()),
          Person.ADA,
          Person.MODERATOR);

  private final Map<String, Map<String, DiscordStandIn.Channel>> guilds = new LinkedHashMap<>();
  private final List<String> moderations = new ArrayList<>();
  private int questions;

  synchronized void add(DiscordStandIn.Channel channel) {
    guilds
        .computeIfAbsent(channel.guildId(), id -> new LinkedHashMap<>())
        .put(channel.id(), channel);
  }

  synchronized Optional<DiscordStandIn.Channel> channel(String id) {
    return guilds.values().stream()
        .flatMap(channels -> channels.values().stream())
        .filter(channel -> channel.id().equals(id))
        .findFirst();
  }

  /** Lines such as {@code PUT /guilds/1/bans/2 {...}}, in order. */
  synchronized List<String> moderations() {
    return List.copyOf(moderations);
  }

  /** How often somebody asked for the guilds. */
  synchronized int questions() {
    return questions;
  }

  /** By their ids, from the one behind {@code after} on. */
  synchronized Answer mine(Request request) {
    questions++;
    String limit = request.parameter("limit");
    String after = request.parameter("after");
    BigInteger from = after == null ? BigInteger.ZERO : new BigInteger(after);
    return Answer.json(
        200,
        guilds.keySet().stream()
            .map(BigInteger::new)
            .filter(id -> id.compareTo(from) > 0)
            .sorted()
            .limit(limit == null ? 200 : Math.min(200, Integer.parseInt(limit)))
            .map(id -> Map.of("id", id.toString(), "name", "Guild " + id))
            .toList());
  }

  synchronized Answer channels(String guild) {
    Map<String, DiscordStandIn.Channel> channels = guilds.get(guild);
    if (channels == null) return DiscordStandIn.error(404, 10_004, "Unknown Guild");
    return Answer.json(200, channels.values().stream().map(DiscordGuilds::row).toList());
  }

  Answer one(String id) {
    return channel(id)
        .map(channel -> Answer.json(200, row(channel)))
        .orElseGet(() -> DiscordStandIn.error(404, 10_003, "Unknown Channel"));
  }

  private static Map<String, Object> row(DiscordStandIn.Channel channel) {
    return Map.of(
        "id", channel.id(),
        "guild_id", channel.guildId(),
        "type", channel.type(),
        "name", channel.name());
  }

  /** Whose names begin so: Ada comes after somebody who is called nearly like her. */
  synchronized Answer members(String guild, @Nullable String query) {
    if (!guilds.containsKey(guild)) return DiscordStandIn.error(404, 10_004, "Unknown Guild");
    if (query == null) return DiscordStandIn.error(400, 50_035, "Invalid Form Body");
    String prefix = query.toLowerCase(Locale.ROOT);
    return Answer.json(
        200,
        MEMBERS.stream()
            .filter(person -> person.username().startsWith(prefix))
            .map(p -> Map.of("user", Map.of("id", p.id(), "username", p.username())))
            .toList());
  }

  /** What Discord does without an answer to speak of: bans, roles, timeouts. */
  synchronized Answer moderate(String guild, String what, Request request) {
    if (!guilds.containsKey(guild)) return DiscordStandIn.error(404, 10_004, "Unknown Guild");
    if (what.startsWith("DELETE") && what.contains("/bans/")) {
      String ban = what.replaceFirst("^DELETE", "PUT");
      boolean banned = moderations.stream().anyMatch(line -> line.startsWith(ban));
      if (!banned) return DiscordStandIn.error(404, 10_026, "Unknown Ban");
    }
    String reason = request.header("X-Audit-Log-Reason");
    moderations.add(what + body(request) + (reason == null ? "" : " because " + reason));
    boolean member = what.startsWith("PATCH");
    return member ? Answer.json(200, Map.of("roles", List.of())) : Answer.empty(204);
  }

  private static String body(Request request) {
    if (request.body().value().length == 0) return "";
    Map<String, @Nullable Object> json = request.json();
    if (json.isEmpty()) return "";
    Object until = json.get("communication_disabled_until");
    return " until " + (until == null ? "now" : Tree.string(json, "communication_disabled_until"));
  }
}
