package dev.bitbrat.twitch;

import static java.util.Map.entry;

import dev.bitbrat.events.Tree;
import dev.bitbrat.twitch.Happenings.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What viewers play with: channel points, polls, predictions, hype trains. */
final class Games {
  private static final String CUSTOM = "channel.channel_points_custom_reward";

  private static final Map<String, Mapping> TABLE =
      Map.ofEntries(
          entry(CUSTOM + "_redemption.add", event -> redemption("redemption", event)),
          entry(CUSTOM + "_redemption.update", event -> redemption("redemption.update", event)),
          entry(
              "channel.channel_points_automatic_reward_redemption.add", Games::automaticRedemption),
          entry(CUSTOM + ".add", event -> reward("reward.add", event)),
          entry(CUSTOM + ".update", event -> reward("reward.update", event)),
          entry(CUSTOM + ".remove", event -> reward("reward.remove", event)),
          entry("channel.poll.begin", event -> poll("poll.begin", event)),
          entry("channel.poll.progress", event -> poll("poll.progress", event)),
          entry("channel.poll.end", event -> poll("poll.end", event)),
          entry("channel.prediction.begin", event -> prediction("prediction.begin", event)),
          entry("channel.prediction.progress", event -> prediction("prediction.progress", event)),
          entry("channel.prediction.lock", event -> prediction("prediction.lock", event)),
          entry("channel.prediction.end", event -> prediction("prediction.end", event)),
          entry("channel.hype_train.begin", event -> hypeTrain("hype_train.begin", event)),
          entry("channel.hype_train.progress", event -> hypeTrain("hype_train.progress", event)),
          entry("channel.hype_train.end", event -> hypeTrain("hype_train.end", event)));

  private Games() {}

  static Optional<Mapping> of(String subscription) {
    return Optional.ofNullable(TABLE.get(subscription));
  }

  private static Optional<Happened> redemption(String kind, Map<String, ?> event) {
    Map<String, @Nullable Object> reward = Tree.map(event, "reward");
    return Happened.of(kind)
        .object(event, "id", "status")
        .by(event, "user")
        .text("reward", reward, "title")
        .text("reward_id", reward, "id")
        .number("cost", reward, "cost")
        .text("input", event, "user_input")
        .text("status", event, "status")
        .text("redemption_id", event, "id")
        .build();
  }

  /** Version 1 has the price as {@code cost}, version 2 as {@code channel_points}. */
  private static Optional<Happened> automaticRedemption(Map<String, ?> event) {
    Map<String, @Nullable Object> reward = Tree.map(event, "reward");
    return Happened.of("redemption.automatic")
        .object(event, "id")
        .by(event, "user")
        .text("reward", reward, "type")
        .number("cost", reward, "cost")
        .number("cost", reward, "channel_points")
        .text("input", event, "user_input")
        .text("input", Tree.map(event, "message"), "text")
        .text("redemption_id", event, "id")
        .build();
  }

  private static Optional<Happened> reward(String kind, Map<String, ?> event) {
    return Happened.of(kind)
        .text("reward", event, "title")
        .text("reward_id", event, "id")
        .number("cost", event, "cost")
        .flag("enabled", event, "is_enabled")
        .flag("paused", event, "is_paused")
        .build();
  }

  /** A poll ends once, though Twitch may tell it again when it is taken from view. */
  private static Optional<Happened> poll(String kind, Map<String, ?> event) {
    return once(Happened.of(kind), kind, event)
        .text("title", event, "title")
        .text("poll_id", event, "id")
        .text("status", event, "status")
        .put("choices", Rows.of(event, "choices", Games::choice))
        .text("ends_at", event, "ends_at")
        .build();
  }

  private static Map<String, @Nullable Object> choice(Map<String, ?> choice) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("title", Tree.string(choice, "title"));
    row.put("votes", Tree.number(choice, "votes", 0));
    return row;
  }

  private static Optional<Happened> prediction(String kind, Map<String, ?> event) {
    String winner = Tree.string(event, "winning_outcome_id");
    return once(Happened.of(kind), kind, event)
        .text("title", event, "title")
        .text("prediction_id", event, "id")
        .text("status", event, "status")
        .put("outcomes", Rows.of(event, "outcomes", Games::outcome))
        .put("winner", winner == null ? null : title(event, winner))
        .text("locks_at", event, "locks_at")
        .build();
  }

  private static @Nullable String title(Map<String, ?> event, String outcome) {
    return Tree.maps(event, "outcomes").stream()
        .filter(row -> outcome.equals(row.get("id")))
        .findFirst()
        .map(row -> Tree.string(row, "title"))
        .orElse(null);
  }

  private static Map<String, @Nullable Object> outcome(Map<String, ?> outcome) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("title", Tree.string(outcome, "title"));
    row.put("color", Tree.string(outcome, "color"));
    row.put("users", Tree.number(outcome, "users", 0));
    row.put("points", Tree.number(outcome, "channel_points", 0));
    return row;
  }

  private static Optional<Happened> hypeTrain(String kind, Map<String, ?> event) {
    return once(Happened.of(kind), kind, event)
        .text("train_id", event, "id")
        .text("type", event, "type")
        .number("level", event, "level")
        .number("total", event, "total")
        .number("progress", event, "progress")
        .number("goal", event, "goal")
        .number("best_level", event, "all_time_high_level")
        .flag("shared", event, "is_shared_train")
        .put("top", Rows.of(event, "top_contributions", Games::contribution))
        .build();
  }

  private static Map<String, @Nullable Object> contribution(Map<String, ?> top) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("user", Person.of(top, "user").map(Person::shown).orElse(null));
    row.put("type", Tree.string(top, "type"));
    row.put("total", Tree.number(top, "total", 0));
    return row;
  }

  /** It begins and ends once; its progress is told many times. */
  private static Happened.Builder once(Happened.Builder told, String kind, Map<String, ?> event) {
    return kind.endsWith(".progress") ? told : told.object(event, "id");
  }
}
