package dev.bitbrat.player;

import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.transcript.Cause;
import dev.bitbrat.transcript.Fixture;
import dev.bitbrat.transcript.Place;
import dev.bitbrat.transcript.Problem;
import dev.bitbrat.transcript.Said;
import dev.bitbrat.transcript.Step;
import dev.bitbrat.transcript.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Plays stories with a bot, each on a platform of its own that begins with nothing: the real
 * pipeline, with the clock, chance and everything outside as the story says.
 */
public final class Player {
  /** The longest time that may pass in a story: every minute of it is played. */
  public static final Duration LONGEST = Duration.ofDays(31);

  private final Bundle bundle;
  private final BotContents contents;
  private final Optional<Store> store;
  private final Surroundings surroundings;

  private Player(Bundle bundle, BotContents contents, Optional<Store> store) {
    this.bundle = bundle;
    this.contents = contents;
    this.store = store;
    this.surroundings = new Surroundings(bundle);
  }

  public static Player of(Bundle bundle) {
    BotConfig config = BotConfig.read(bundle.tree()).config();
    return new Player(bundle, new BotContents(config), Optional.empty());
  }

  /** One that plays a single story on {@code other}, which is empty. */
  public Player withStore(Store other) {
    return new Player(bundle, contents, Optional.of(other));
  }

  /** What keeps a transcript from being played; nothing if it can be. */
  public static List<Problem> problems(Transcript transcript) {
    Duration sum = Duration.ZERO;
    for (Step step : transcript.steps()) {
      if (!(step.cause() instanceof Cause.Clock(int line, Duration by))) continue;
      sum = sum.plus(by);
      if (sum.compareTo(LONGEST) > 0) {
        String what = "more than " + LONGEST.toDays() + " days pass in this story";
        return List.of(new Problem(line, what, "less: every minute of it is played"));
      }
    }
    return List.of();
  }

  /**
   * Plays a story to its end, or until a step comes to no rest.
   *
   * @throws IllegalArgumentException if there are {@link #problems}
   */
  public Played play(Transcript transcript) throws InterruptedException {
    List<Problem> problems = problems(transcript);
    if (!problems.isEmpty()) throw new IllegalArgumentException(problems.toString());
    List<PlayedStep> played = new ArrayList<>();
    try (Running running = new Running(bundle, store)) {
      for (Step step : transcript.steps()) {
        boolean rested = happen(running, step.cause()) && running.rest();
        played.add(rested ? judge(running, step) : restless(running, step));
        if (!rested) break;
      }
    }
    return new Played(played);
  }

  /** False if it did not come to rest. */
  private boolean happen(Running running, Cause cause) throws InterruptedException {
    StoryEvents events = new StoryEvents(surroundings, running.clock());
    // No line can give such an id, because of the blank.
    String fresh = "line " + cause.number();
    switch (cause) {
      case Cause.Chat chat -> running.accept(events.chat(chat.said(), fresh));
      case Cause.Parallel all -> running.accept(deliveries(events, all, fresh));
      case Cause.Happening happening -> running.accept(events.happening(happening, fresh));
      case Cause.Clock clock -> {
        return running.pass(clock.by());
      }
      case Cause.Restart _ -> running.restart();
      case Fixture fixture -> running.fixtures().apply(fixture, stream(running));
    }
    return true;
  }

  private StreamFixture stream(Running running) {
    return new StreamFixture(running.ports(), contents.config(), surroundings.home());
  }

  private static List<Event> deliveries(StoryEvents events, Cause.Parallel all, String fresh) {
    return IntStream.rangeClosed(1, all.times())
        .mapToObj(n -> events.chat(all.said(), fresh + ' ' + n))
        .toList();
  }

  private PlayedStep judge(Running running, Step step) {
    List<Sent> came = running.outputs().take();
    List<List<Row>> groups =
        new ArrayList<>(new Comparison(step, came, origin(step.cause())).groups());
    Stored stored = new Stored(contents, running.ports().store()).look(step);
    groups.addAll(stored.groups());
    List<String> why = running.ends().take();
    if (why.isEmpty() && step.cause() instanceof Cause.Chat) {
      why = List.of("nothing began: a line with this id came before");
    }
    return new PlayedStep(step, groups, stored.trouble(), why);
  }

  private PlayedStep restless(Running running, Step step) {
    String what = "still under way after a long wait; the rest was not played";
    return new PlayedStep(step, List.of(), List.of(what), running.ends().take());
  }

  private Place origin(Cause cause) {
    return switch (cause) {
      case Cause.Chat(int _, Said said) -> surroundings.of(said.origin());
      case Cause.Parallel(int _, int _, Said said) -> surroundings.of(said.origin());
      case Cause.Happening _, Cause.Clock _, Cause.Restart _, Fixture _ -> surroundings.home();
    };
  }
}
