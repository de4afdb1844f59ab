package dev.bitbrat.behaviours.spi;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What is outside: asked at most once for the same thing while an event is handled. */
public interface World {
  RandomGenerator chance();

  /**
   * A channel of the platform that the event came from.
   *
   * @throws UnavailableException when nobody can tell now
   */
  Optional<ChannelInfo> channel(String login);

  /** The body that an address answers with. */
  Fetched fetch(URI uri, Duration timeout, int maxBytes);

  /** The JSON value that a text holds (see {@link dev.bitbrat.events.Tree}); empty if none. */
  Optional<Object> json(String text);

  /** What came of it. */
  sealed interface Fetched {
    /** Answered with success. */
    record Body(String text) implements Fetched {}

    /**
     * @param why for the operator
     */
    record Failed(String why) implements Fetched {}
  }

  /**
   * @param login as used in addresses
   * @param name for people
   * @param game category last streamed
   */
  record ChannelInfo(String login, String name, @Nullable String game, @Nullable String title) {}
}
