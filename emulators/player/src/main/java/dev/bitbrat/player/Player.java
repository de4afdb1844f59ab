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
import java.time.Instant;
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

  /** When every story begins. */
  public static final Instant START = Instant.parse("2026-01-02T18:00:00Z");

  private final Bundle bundle;
  private final BotContents contents;
  private final Venue.Opener venues;
  private final Surroundings surroundings;

  private Player(Bundle bundle, Venue.Opener venues) {
    this.bundle = bundle;
    this.contents = new BotContents(BotConfig.read(bundle.tree()).config());
    this.venues = venues;
    this.surroundings = new Surroundings(bundle);
  }

  /** In this process, a stage at a time, over SQLite. */
  public static Player of(Bundle bundle) {
    return in(bundle, Topology.ONE_JVM, Optional.empty());
  }

  /**
   * In this process.
   *
   * @param store instead of SQLite, for a single story; empty
   */
  public static Player in(Bundle bundle, Topology topology, Optional<Store> store) {
    boolean fused = topology == Topology.FUSED;
    return at(bundle, bot -> new Running(bot, store, fused));
  }

  /** Where the caller says. */
  public static Player at(Bundle bundle, Venue.Opener venues) {
    return new Player(bundle, venues);
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
    try (Venue venue = venues.open(bundle)) {
      for (Step step : transcript.steps()) {
        boolean rested = happen(venue, step.cause()) && venue.rest();
        played.add(rested ? judge(venue, step) : restless(venue, step));
        if (!rested) break;
      }
    }
    return new Played(played);
  }

  /** False if it did not come to rest. */
  private boolean happen(Venue venue, Cause cause) throws InterruptedException {
    StoryEvents events = new StoryEvents(surroundings, venue.ports().clock());
    // No line can give such an id, because of the blank.
    String fresh = "line " + cause.number();
    switch (cause) {
      case Cause.Chat chat -> venue.accept(List.of(events.chat(chat.said(), fresh)));
      case Cause.Parallel all -> venue.accept(deliveries(events, all, fresh));
      case Cause.Happening happening -> venue.accept(List.of(events.happening(happening, fresh)));
      case Cause.Clock clock -> {
        return venue.pass(clock.by());
      }
      case Cause.Restart _ -> venue.restart();
      case Fixture.Live live -> {
        if (!venue.tells(live)) stream(venue).live(live.on());
      }
      case Fixture.Game game -> {
        if (!venue.tells(game)) stream(venue).game(game.name());
      }
      case Fixture fixture -> venue.set(fixture);
    }
    return true;
  }

  private StreamFixture stream(Venue venue) {
    return new StreamFixture(venue.ports(), contents.config(), surroundings.home());
  }

  private static List<Event> deliveries(StoryEvents events, Cause.Parallel all, String fresh) {
    return IntStream.rangeClosed(1, all.times())
        .mapToObj(n -> events.chat(all.said(), fresh + ' ' + n))
        .toList();
  }

  private PlayedStep judge(Venue venue, Step step) {
    List<Sent> came = venue.sent();
    List<List<Row>> groups =
        new ArrayList<>(new Comparison(step, came, origin(step.cause())).groups());
    Stored stored = new Stored(contents, venue.ports().store()).look(step);
    groups.addAll(stored.groups());
    List<String> why = venue.ends();
    if (why.isEmpty() && step.cause() instanceof Cause.Chat) {
      why = List.of("nothing began: a line with this id came before");
    }
    return new PlayedStep(step, groups, stored.trouble(), why);
  }

  private PlayedStep restless(Venue venue, Step step) {
    String what = "still under way after a long wait; the rest was not played";
    return new PlayedStep(step, List.of(), List.of(what), venue.ends());
  }

  private Place origin(Cause cause) {
    return switch (cause) {
      case Cause.Chat(int _, Said said) -> surroundings.of(said.origin());
      case Cause.Parallel(int _, int _, Said said) -> surroundings.of(said.origin());
      case Cause.Happening _, Cause.Clock _, Cause.Restart _, Fixture _ -> surroundings.home();
    };
  }
}
