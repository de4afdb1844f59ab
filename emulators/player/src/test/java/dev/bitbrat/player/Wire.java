package dev.bitbrat.player;

import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.transcript.Fixture;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A platform by its stand-in, on the platform's own protocol. */
interface Wire extends AutoCloseable {
  /** Where it is, and what it takes to speak to it. */
  Map<String, String> environment();

  /** Roles that people have of us, by platform and id: for platforms that know of none. */
  default Map<String, List<String>> grants() {
    return Map.of();
  }

  /** A story as it goes there. */
  default String story(String told) {
    return told;
  }

  /** It delivers to the server at {@code base} from now on. */
  default void deliverTo(URI base, InstantSource clock) {}

  /** What listens to it over a socket begins to, for a platform in this process. */
  default void listen(Ports ports) throws InterruptedException {}

  /** What listens over a socket ends. */
  default void hangUp() {}

  /** Somebody writes a line, told as an event; what cannot be written there is left out. */
  void say(Event line) throws InterruptedException;

  /** Anything else happens, told as an event; what there is not is left out. */
  default void happen(Event happening) throws InterruptedException {
    throw unknown(happening.type());
  }

  /** The stream is so; false if it does not tell that. */
  default boolean tells(Fixture fixture) {
    return false;
  }

  /** What is outside is so. */
  default void set(Fixture fixture) {
    throw unknown(fixture.toString());
  }

  /** Everything that the bot wrote, in order, as somebody reads it there. */
  List<String> heard();

  /** Everything else that the bot did there, in order. */
  default List<String> done() {
    return List.of();
  }

  @Override
  void close();

  private static UnsupportedOperationException unknown(String what) {
    return new UnsupportedOperationException("no story of this test has it: " + what);
  }
}
