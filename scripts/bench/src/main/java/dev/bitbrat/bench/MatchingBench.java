package dev.bitbrat.bench;

import dev.bitbrat.behaviours.BotEngine;
import dev.bitbrat.behaviours.Decision;
import dev.bitbrat.behaviours.Surroundings;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Origin;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.Samples;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A chat line among few and among many behaviours. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MatchingBench {
  @Param({"10", "100", "1000", "10000"})
  int behaviours = 10;

  /** See {@link SampleBots.Kind}. */
  @Param({"commands", "counting", "words"})
  String kind = "commands";

  /** A command that one behaviour has, one that none has, or talk. */
  @Param({"command", "unknown", "chatter"})
  String line = "command";

  private BotEngine engine = SampleBots.engine(SampleBots.Kind.COMMANDS, 0);
  private Event event = Samples.ann("");
  private Surroundings surroundings =
      new Surroundings(Nothing.KEPT, Nothing.OUTSIDE, FakeClock.START);

  /** Makes the bot, and makes sure that exactly the right behaviour answers. */
  @Setup
  public void prepare() {
    engine = SampleBots.engine(SampleBots.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), behaviours);
    String text =
        switch (line) {
          case "command" -> SampleBots.command(behaviours);
          case "unknown" -> "!what is this, and why is it not there?";
          default -> "what a nice game this is, who wants to play the next round with me?";
        };
    event =
        Samples.ann(text).with().origin(Origin.of(FakeClock.START, "twitch", "#burgeroni")).build();
    int expected = line.equals("command") && !kind.equals("words") ? 1 : 0;
    int deliveries = decide().deliveries().size();
    if (concerns() != (expected == 1) || deliveries != expected) {
      throw new IllegalStateException(expected + " expected: " + deliveries);
    }
  }

  /** What the router asks of each line. */
  @Benchmark
  public boolean concerns() {
    return engine.concerns(event);
  }

  /** What becomes of it: for most lines nothing. */
  @Benchmark
  public Decision decide() {
    return engine.decide(event, surroundings);
  }
}
