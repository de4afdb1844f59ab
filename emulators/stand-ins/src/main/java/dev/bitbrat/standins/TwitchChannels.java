package dev.bitbrat.standins;

import static dev.bitbrat.standins.TwitchStandIn.error;

import dev.bitbrat.standins.Loopback.Request;
import dev.bitbrat.standins.TwitchStandIn.Channel;
import dev.bitbrat.standins.TwitchStandIn.Shoutout;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who is on Twitch, and who gave whom a shoutout. */
final class TwitchChannels {
  private static final Channel BOT =
      new Channel(EventSubSamples.BOT_ID, "bitbrat", "BitBrat", "", "");

  private static final Duration BETWEEN_TWO = Duration.ofMinutes(2);
  private static final Duration TO_THE_SAME = Duration.ofMinutes(60);

  private final Map<String, Channel> byId = new HashMap<>();
  private final List<Shoutout> shoutouts = new ArrayList<>();
  private InstantSource clock = InstantSource.system();

  synchronized void add(Channel channel) {
    byId.put(channel.id(), channel);
  }

  synchronized void clock(InstantSource other) {
    clock = other;
  }

  synchronized List<Shoutout> shoutouts() {
    return List.copyOf(shoutouts);
  }

  synchronized List<Map<String, String>> rows() {
    return shoutouts.stream().map(TwitchChannels::row).toList();
  }

  private static Map<String, String> row(Shoutout shoutout) {
    return Map.of(
        "from_broadcaster_id",
        shoutout.from(),
        "to_broadcaster_id",
        shoutout.to(),
        "moderator_id",
        shoutout.moderator(),
        "at",
        shoutout.at().toString());
  }

  /** Who names nobody asks who it is itself. */
  synchronized Answer users(Request request) {
    if (request.query() == null) return data(List.of(user(BOT)));
    String login = request.parameter("login");
    if (login == null || !login.matches("[a-zA-Z0-9_]{1,25}")) {
      return bad("Invalid username(s), email(s), or ID(s). Bad Identifiers.");
    }
    String lower = login.toLowerCase(Locale.ROOT);
    return data(
        byId.values().stream()
            .filter(channel -> channel.login().equals(lower))
            .map(TwitchChannels::user)
            .toList());
  }

  private static Map<String, @Nullable Object> user(Channel channel) {
    Map<String, @Nullable Object> user = new LinkedHashMap<>();
    user.put("id", channel.id());
    user.put("login", channel.login());
    user.put("display_name", channel.name());
    user.put("type", "");
    user.put("broadcaster_type", "");
    user.put("description", "");
    user.put("profile_image_url", "");
    user.put("offline_image_url", "");
    user.put("view_count", 0);
    user.put("created_at", "2020-01-01T00:00:00Z");
    return user;
  }

  synchronized Answer channels(Request request) {
    String id = request.parameter("broadcaster_id");
    if (id == null || id.isEmpty()) return bad("Missing required parameter \"broadcaster_id\"");
    Channel channel = byId.get(id);
    return data(channel == null ? List.of() : List.of(information(channel)));
  }

  private static Map<String, @Nullable Object> information(Channel channel) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("broadcaster_id", channel.id());
    row.put("broadcaster_login", channel.login());
    row.put("broadcaster_name", channel.name());
    row.put("broadcaster_language", "en");
    row.put("game_id", channel.game().isEmpty() ? "" : "1");
    row.put("game_name", channel.game());
    row.put("title", channel.title());
    row.put("delay", 0);
    row.put("tags", List.of());
    row.put("content_classification_labels", List.of());
    row.put("is_branded_content", false);
    return row;
  }

  synchronized Answer shoutout(Request request) {
    String from = request.parameter("from_broadcaster_id");
    String to = request.parameter("to_broadcaster_id");
    String moderator = request.parameter("moderator_id");
    if (from == null || to == null || moderator == null) {
      return bad("Missing required parameter");
    }
    if (from.equals(to)) return bad("The broadcaster may not give themselves a Shoutout.");
    if (!byId.containsKey(to)) return bad("The ID in to_broadcaster_id is not valid.");
    Instant now = clock.instant();
    boolean tooSoon = last(s -> true, from).filter(at -> within(at, BETWEEN_TWO, now)).isPresent();
    if (tooSoon) return tooMany("they may send");
    boolean sameAgain =
        last(s -> s.to().equals(to), from).filter(at -> within(at, TO_THE_SAME, now)).isPresent();
    if (sameAgain) return tooMany("they may send the same broadcaster");
    shoutouts.add(new Shoutout(from, to, moderator, now));
    return new Answer(204, Map.of(), new byte[0]);
  }

  private Optional<Instant> last(Predicate<Shoutout> which, String from) {
    return shoutouts.stream()
        .filter(s -> s.from().equals(from))
        .filter(which)
        .map(Shoutout::at)
        .reduce((first, second) -> second);
  }

  private static boolean within(Instant at, Duration window, Instant now) {
    return now.isBefore(at.plus(window));
  }

  private static Answer tooMany(String which) {
    return error(
        429,
        "Too Many Requests",
        "The broadcaster exceeded the number of Shoutouts " + which + " within a given window.");
  }

  private static Answer bad(String message) {
    return error(400, "Bad Request", message);
  }

  private static Answer data(List<Map<String, @Nullable Object>> rows) {
    return Answer.json(200, Map.of("data", rows));
  }
}
