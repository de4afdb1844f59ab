package dev.bitbrat.discord;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult.Answered;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds channels by their names in the guilds that a bot is in. */
final class DiscordChannels {
  /** How long the names are believed. */
  private static final Duration KEPT = Duration.ofMinutes(5);

  /** A name that is not among them is looked for again after this. */
  private static final Duration KEPT_WITHOUT = Duration.ofSeconds(30);

  /** As many as Discord tells at once. */
  private static final int GUILDS_AT_ONCE = 200;

  private static final int MOST_PAGES = 10;

  /** Discord finds whatever begins like it, nicknames included. */
  private static final int MOST_MEMBERS = 100;

  private static final int MOST_BOTS = 1000;

  /** What messages are usually sent to: text and announcement channels. */
  private static final List<Long> TEXT = List.of(0L, 5L);

  private final DiscordAccess access;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  DiscordChannels(DiscordAccess access, InstantSource clock) {
    this.access = access;
    this.clock = clock;
  }

  private record Known(Map<String, List<String>> ids, Instant at) {}

  /**
   * The ids of all text channels of that name; an id or {@code <#id>} stands for itself.
   *
   * @throws OutageException when Discord cannot tell now
   * @throws ExplainedException when it will not tell before somebody sets something right
   */
  List<String> ids(String bot, String name) {
    Optional<String> id = Snowflake.in(name);
    if (id.isPresent()) return List.of(id.get());
    String key = name.strip().replaceFirst("^#", "").toLowerCase(Locale.ROOT);
    Known current = known.get(bot);
    Instant now = clock.instant();
    if (current == null || now.isAfter(current.at.plus(age(current, key)))) {
      current = new Known(read(bot), now);
      if (known.size() >= MOST_BOTS) known.clear();
      known.put(bot, current);
    }
    return current.ids.getOrDefault(key, List.of());
  }

  /** A channel that was sent to is not there: the names are read anew next time. */
  void forget(String bot) {
    known.remove(bot);
  }

  /** The guild of a channel; empty for direct messages, or if the bot cannot see it. */
  Optional<String> guild(String bot, String channelId) {
    Answered channel = access.read(bot, "/channels/" + channelId);
    if (channel == null) return Optional.empty();
    return Snowflake.in(channel.object().get("guild_id"));
  }

  /** The id of a guild's member; empty if there is none of exactly that unique name. */
  Optional<String> member(String bot, String guild, String username) {
    String query = "?query=" + RestRequest.encode(username) + "&limit=" + MOST_MEMBERS;
    Answered found = access.read(bot, "/guilds/" + guild + "/members/search" + query);
    if (found == null) return Optional.empty();
    return found.objects().stream()
        .map(member -> Tree.map(member, "user"))
        .filter(user -> username.equalsIgnoreCase(Tree.string(user, "username")))
        .findFirst()
        .flatMap(user -> Snowflake.in(user.get("id")));
  }

  private static Duration age(Known current, String key) {
    return current.ids.containsKey(key) ? KEPT : KEPT_WITHOUT;
  }

  private Map<String, List<String>> read(String bot) {
    Map<String, List<String>> ids = new HashMap<>();
    for (String guild : guilds(bot)) {
      Answered channels = access.read(bot, "/guilds/" + guild + "/channels");
      if (channels != null) {
        for (Map<String, @Nullable Object> channel : channels.objects()) add(ids, channel);
      }
    }
    return ids;
  }

  /** Page by page, each after the last id of the one before. */
  private List<String> guilds(String bot) {
    List<String> all = new ArrayList<>();
    String after = "";
    for (int page = 1; page <= MOST_PAGES; page++) {
      Answered told = access.read(bot, "/users/@me/guilds?limit=" + GUILDS_AT_ONCE + after);
      if (told == null) return all;
      List<String> ids =
          told.objects().stream().flatMap(g -> Snowflake.in(g.get("id")).stream()).toList();
      all.addAll(ids);
      if (ids.size() < GUILDS_AT_ONCE) return all;
      after = "&after=" + ids.getLast();
    }
    return all;
  }

  private static void add(Map<String, List<String>> ids, Map<String, @Nullable Object> channel) {
    String id = Tree.string(channel, "id");
    String name = Tree.string(channel, "name");
    if (id == null || !Snowflake.is(id) || name == null) return;
    if (!TEXT.contains(Tree.number(channel, "type", 0))) return;
    ids.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>()).add(id);
  }
}
