package dev.bitbrat.player;

import dev.bitbrat.config.Bundle;
import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.transcript.Fixture;
import java.time.Duration;
import java.util.List;

/** Where a story is played: a platform with the bot in force and nothing else in its store. */
public interface Venue extends AutoCloseable {
  /** Opens one for each story. */
  @FunctionalInterface
  interface Opener {
    Venue open(Bundle bundle) throws InterruptedException;
  }

  /** Its store, and the story's clock. */
  Ports ports();

  /** Once this returns none of them is lost; all at once, if there are more. */
  void accept(List<Event> events) throws InterruptedException;

  /**
   * Sets what is outside the platform.
   *
   * @param fixture neither {@link Fixture.Live} nor {@link Fixture.Game}, which the store has
   */
  void set(Fixture fixture);

  /**
   * Tells the platform how the stream is, as its ingress would hear it; false if it cannot, and the
   * store has to be told.
   *
   * @param fixture {@link Fixture.Live} or {@link Fixture.Game}
   */
  default boolean tells(Fixture fixture) {
    return false;
  }

  /** Time passes; false if what became due came to no rest. */
  boolean pass(Duration by) throws InterruptedException;

  /** Everything stops and starts; what is stored is left. */
  void restart() throws InterruptedException;

  /** Waits until nothing is under way; false if that took too long. */
  boolean rest() throws InterruptedException;

  /** What came out since the last time. */
  List<Sent> sent();

  /** How events ended since the last time, for people. */
  List<String> ends();

  @Override
  void close();
}
