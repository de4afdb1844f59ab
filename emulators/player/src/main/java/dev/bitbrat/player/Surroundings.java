package dev.bitbrat.player;

import dev.bitbrat.config.Bundle;
import dev.bitbrat.events.Tree;
import dev.bitbrat.transcript.Place;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a story happens when it does not say: the bot's first Twitch context, else a channel of
 * ours.
 */
final class Surroundings {
  private static final String TWITCH = "twitch";
  private static final String CHANNEL = "burgeroni";
  private static final String ACCOUNT = "thebot";

  private final List<Map<String, @Nullable Object>> contexts;
  private final Place home;

  Surroundings(Bundle bundle) {
    this.contexts = bundle.contexts();
    this.home = normal(new Place(TWITCH, or(inContexts(TWITCH, null, "channel"), CHANNEL)));
  }

  Place home() {
    return home;
  }

  Place of(@Nullable Place origin) {
    return origin == null ? home : normal(origin);
  }

  /** The bot's own account there, by id: as it is written, since case may matter. */
  String account(Place place) {
    return or(inContexts(place.platform(), place.channel(), "account"), ACCOUNT);
  }

  /** Platforms and channels differ not by case, nor by a mark before their names. */
  static Place normal(Place place) {
    return new Place(fold(place.platform()), fold(place.channel()));
  }

  private static String fold(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return small.startsWith("#") ? small.substring(1) : small;
  }

  private @Nullable String inContexts(String platform, @Nullable String channel, String field) {
    return contexts.stream()
        .filter(context -> fits(Tree.string(context, "platform"), platform))
        .filter(context -> channel == null || fits(Tree.string(context, "channel"), channel))
        .map(context -> Tree.string(context, field))
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .orElse(null);
  }

  private static boolean fits(@Nullable String wanted, String actual) {
    return wanted == null || fold(wanted).equals(fold(actual));
  }

  private static String or(@Nullable String value, String fallback) {
    return value == null ? fallback : value;
  }
}
