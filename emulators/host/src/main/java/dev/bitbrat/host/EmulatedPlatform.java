package dev.bitbrat.host;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The platform over the cloud's emulators, a process for each function: found by {@link
 * java.util.ServiceLoader} where its jar is, because the cloud's clients are large.
 */
public interface EmulatedPlatform {
  /**
   * Starts everything and returns once all of it is healthy.
   *
   * @param progress takes a line for a person now and then
   * @throws IllegalStateException if it cannot run here; the message says why and what to do
   */
  Running start(Options options, Consumer<String> progress) throws InterruptedException;

  /**
   * @param home directory that holds everything the platform keeps
   * @param bot folder or file of the bot to put in force
   * @param topology {@code split} or {@code fused}
   * @param port of the API; 0 takes any
   */
  record Options(Path home, Path bot, String topology, Map<String, String> environment, int port) {
    public Options {
      environment = Map.copyOf(environment);
    }
  }

  /** Until it is closed. */
  interface Running extends AutoCloseable {
    /** What listens where; {@code api} is among them. */
    Map<String, URI> addresses();

    @Override
    void close();
  }
}
