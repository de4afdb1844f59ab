package dev.bitbrat.player;

import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.testkit.CountingStore;
import dev.bitbrat.testkit.FakeStore;
import dev.bitbrat.transcript.Cause;
import dev.bitbrat.transcript.Fixture;
import dev.bitbrat.transcript.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many documents the last line of a story costs, and of which kinds they are.
 *
 * @param read kinds, each with how many if more than one
 * @param written the same
 */
record Measured(int reads, int writes, String read, String written) {
  static Measured of(String bot, String story) throws InterruptedException {
    Bundle bundle = Bots.bundle(bot);
    CountingStore store = new CountingStore(new FakeStore());
    List<Step> steps = Bots.transcript(story).steps();
    try (Running running = new Running(bundle, Optional.of(store), false)) {
      for (Step step : steps) {
        store.take();
        happen(running, bundle, step.cause());
        if (!running.rest()) throw new AssertionError("no rest: " + step);
      }
    }
    CountingStore.Counted counted = store.take();
    return new Measured(
        counted.read().size(),
        counted.written().size(),
        kinds(counted.read()),
        kinds(counted.written().stream().map(DocPath::value).toList()));
  }

  private static void happen(Running running, Bundle bundle, Cause cause)
      throws InterruptedException {
    Surroundings surroundings = new Surroundings(bundle);
    StoryEvents events = new StoryEvents(surroundings, running.ports().clock());
    String fresh = "line " + cause.number();
    switch (cause) {
      case Cause.Chat chat -> running.accept(List.of(events.chat(chat.said(), fresh)));
      case Cause.Happening happening -> running.accept(List.of(events.happening(happening, fresh)));
      case Cause.Clock clock -> {
        if (!running.pass(clock.by())) throw new AssertionError("no rest: " + cause);
      }
      case Fixture.Live live -> stream(running, bundle).live(live.on());
      case Fixture.Game game -> stream(running, bundle).game(game.name());
      case Fixture fixture -> running.set(fixture);
      case Cause.Parallel _, Cause.Restart _ -> throw new AssertionError(cause);
    }
  }

  private static StreamFixture stream(Running running, Bundle bundle) {
    return new StreamFixture(
        running.ports(), BotConfig.read(bundle.tree()).config(), new Surroundings(bundle).home());
  }

  /** How many of each kind: {@code bots/b/claims/x} is one of {@code claims}. */
  private static String kinds(List<String> paths) {
    Map<String, Long> kinds =
        paths.stream()
            .map(Measured::kind)
            .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
    return kinds.entrySet().stream()
        .map(e -> e.getValue() == 1 ? e.getKey() : e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String kind(String path) {
    String[] segments = path.split("/");
    return segments[0].equals("bots") && segments.length > 2 ? segments[2] : segments[0];
  }
}
