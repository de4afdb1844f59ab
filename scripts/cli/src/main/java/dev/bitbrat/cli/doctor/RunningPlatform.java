package dev.bitbrat.cli.doctor;

import dev.bitbrat.cli.api.ApiClient;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.events.Tree;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a platform that runs says of itself. */
final class RunningPlatform {
  /** The API counts no further. */
  private static final int COUNTED = 200;

  private final ApiClient client;
  private final InstantSource clock;

  RunningPlatform(ApiClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  List<Finding> findings() {
    Map<String, @Nullable Object> health;
    try {
      health = client.get("/v1/health");
    } catch (CliException e) {
      return List.of(
          Finding.fail("platform", String.valueOf(e.getMessage()), String.join(" ", e.more())));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok("platform", client.base() + ", for the bot " + Tree.string(health, "bot")));
    findings.addAll(alarms(Tree.maps(health, "alarms")));
    long spilled = Tree.number(health, "spilled", 0);
    if (spilled > 0) {
      findings.add(
          Finding.warn(
              "deliveries",
              (spilled < COUNTED ? "" : "at least ")
                  + spilled
                  + " wait, because the bus did not take them",
              "Does it answer? They go out with the platform's next delivery or the next tick, and"
                  + " are dropped after a day: docs/kick-events.md"));
    }
    if (health.get("gateway") != null) findings.add(gateway(Tree.map(health, "gateway")));
    return findings;
  }

  private static List<Finding> alarms(List<Map<String, @Nullable Object>> alarms) {
    if (alarms.isEmpty()) return List.of(Finding.ok("alarms", "none"));
    return alarms.stream()
        .map(
            alarm ->
                Finding.warn(
                    Tree.string(alarm, "platform") + " " + Tree.string(alarm, "account"),
                    Tree.string(alarm, "reason") + " (" + Tree.string(alarm, "at") + ")",
                    String.valueOf(Tree.string(alarm, "command"))))
        .toList();
  }

  private Finding gateway(Map<String, @Nullable Object> lease) {
    String holder = String.valueOf(Tree.string(lease, "holder"));
    if (holder.isEmpty()) return Finding.ok("gateway", "nobody listens: it sleeps, or was ended");
    String until = String.valueOf(Tree.string(lease, "until"));
    if (instant(until).filter(clock.instant()::isBefore).isEmpty()) {
      return Finding.warn(
          "gateway",
          "nobody has listened since " + until,
          "Does it run? Its log and its page /readyz say more.");
    }
    Map<String, @Nullable Object> sources = Tree.map(lease, "sources");
    String found = holder + " listens" + (sources.isEmpty() ? "" : ": " + words(sources));
    boolean all = sources.values().stream().allMatch("listening"::equals);
    return all
        ? Finding.ok("gateway", found)
        : Finding.warn(
            "gateway", found, "Nothing if it passes: it connects again by itself. Else its log.");
  }

  private static String words(Map<String, @Nullable Object> sources) {
    return sources.entrySet().stream()
        .map(source -> source.getKey() + " " + source.getValue())
        .collect(Collectors.joining(", "));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
