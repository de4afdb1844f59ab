package dev.bitbrat.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Platforms that inputs and outputs can be of, and which of the two lists each may have. */
public final class IoPlatforms {
  private static final Set<String> BOTH = Set.of("inputs", "outputs");

  static final Map<String, Set<String>> LISTS =
      Map.of(
          "twitch", BOTH,
          "discord", BOTH,
          "kick", BOTH,
          "twilio", BOTH,
          "webhook", BOTH,
          "rss", Set.of("inputs"));

  private IoPlatforms() {}

  /** Sorted. */
  public static List<String> names() {
    return LISTS.keySet().stream().sorted().toList();
  }
}
