package dev.bitbrat.gateway;

import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.Secrets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What can be heard over sockets where its jar is: found by {@link java.util.ServiceLoader}, so
 * that a process carries only what it listens to.
 */
public interface SourceProvider {
  /**
   * New ones, not started, that hold nothing yet: asked once when the process starts, to see
   * whether the environment is understood, and each time that it begins to listen. Empty if the
   * environment asks for none. May read secrets, or leave that to the source's start.
   *
   * @throws IllegalArgumentException if a variable is not understood; the message names it
   */
  List<Source> sources(Setting setting);

  /**
   * @param environment variables: what to listen to, addresses
   * @param said hears in a sentence what changes; never a secret or what a user wrote
   * @param alarms hears what a person must mend; empty where nobody keeps alarms
   */
  record Setting(
      Map<String, String> environment,
      Secrets secrets,
      InstantSource clock,
      RandomGenerator chance,
      Consumer<String> said,
      Optional<Alarms> alarms) {
    public Setting {
      environment = Map.copyOf(environment);
    }

    /** Whose account it is, by a variable; an empty one is as good as none. */
    public String bot(String variable) {
      String bot = environment.getOrDefault(variable, "").strip();
      return bot.isEmpty() ? Event.NO_BOT : bot;
    }
  }
}
