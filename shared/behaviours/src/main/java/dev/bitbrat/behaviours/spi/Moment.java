package dev.bitbrat.behaviours.spi;

import dev.bitbrat.events.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An event and the state of things around it. */
public interface Moment {
  Event event();

  /** When the event came in: a redelivery sees the same. */
  Instant now();

  /** What commands start with. */
  String sigil();

  /** The words of the message; the first is the command with its sigil. */
  List<String> words();

  /** The person's roles, by wire name. */
  default List<String> roles() {
    return event().identity().roles();
  }

  /** The stream of the channel that the event came from. */
  StreamState stream();

  /** How long the person had been silent before this line; empty if they were never seen. */
  Optional<Duration> silence();

  /** The data store or source of that name. */
  Optional<BoundSource> source(String name);

  /** What the bot keeps. */
  Documents documents();

  World world();

  /** What earlier actions of the behaviour left: by name, then by field. */
  Map<String, Map<String, String>> state();
}
