package dev.bitbrat.cli.records;

import dev.bitbrat.api.DeadLetters;
import dev.bitbrat.api.Traces;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Platforms;
import dev.bitbrat.events.Event;
import dev.bitbrat.host.LocalOptions;
import dev.bitbrat.host.LocalPlatform;
import dev.bitbrat.pipeline.Query;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In a home that nobody else holds: all of its bots. What is sent again is played to its end. */
final class HomeRecords implements Records {
  private static final int LISTED = 200;
  private static final int MOST_BOTS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LocalPlatform platform;
  private final Traces traces;
  private final DeadLetters letters;

  private HomeRecords(LocalPlatform platform) {
    this.platform = platform;
    this.traces = new Traces(platform.ports().store(), platform.json());
    this.letters =
        new DeadLetters(platform.ports().store(), platform.ports().bus(), platform.ports().codec());
  }

  static HomeRecords open(LocalOptions options) {
    return new HomeRecords(Platforms.start(options));
  }

  @Override
  public Optional<Map<String, @Nullable Object>> trace(String id) {
    return bots().stream().flatMap(bot -> traces.show(bot, id).stream()).findFirst();
  }

  @Override
  public List<Map<String, @Nullable Object>> events(String outcome) {
    return Records.newestFirst(
        bots().stream().flatMap(bot -> traces.withOutcome(bot, outcome, LISTED).stream()).toList());
  }

  @Override
  public List<Map<String, @Nullable Object>> deadLetters() {
    Map<Object, Map<String, @Nullable Object>> all = new LinkedHashMap<>();
    for (String bot : bots()) {
      letters
          .list(bot, LISTED)
          .forEach(letter -> all.put(Objects.requireNonNull(letter.get("id")), letter));
    }
    return Records.newestFirst(all.values());
  }

  @Override
  public Optional<Map<String, @Nullable Object>> deadLetter(String id) {
    return bots().stream().flatMap(bot -> letters.show(bot, id).stream()).findFirst();
  }

  @Override
  public Optional<String> replay(String id) {
    for (String bot : bots()) {
      switch (letters.replay(bot, id)) {
        case DeadLetters.Replayed.NotFound _ -> {}
        case DeadLetters.Replayed.Impossible(String reason) ->
            throw new CliException(ExitCode.NOT_FOUND, "it cannot be sent again: " + reason);
        case DeadLetters.Replayed.Sent(String topic) -> {
          finish();
          return Optional.of(topic);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean drop(String id) {
    return bots().stream().anyMatch(bot -> letters.drop(bot, id));
  }

  private void finish() {
    try {
      platform.awaitIdle(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** With the name under which letters are kept that belong to none. */
  private List<String> bots() {
    List<String> bots =
        platform.ports().store().find(Query.all("bots", MOST_BOTS)).stream()
            .map(doc -> doc.path().id())
            .toList();
    return bots.isEmpty() ? List.of(Event.NO_BOT) : bots;
  }

  @Override
  public void close() {
    platform.close();
  }
}
