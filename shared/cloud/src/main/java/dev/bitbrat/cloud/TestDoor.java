package dev.bitbrat.cloud;

import dev.bitbrat.function.ConfigurationException;
import dev.bitbrat.function.Environment;
import dev.bitbrat.pipeline.Fetch;
import dev.bitbrat.pipeline.Outcomes;
import dev.bitbrat.pipeline.RunScope;
import java.time.InstantSource;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.random.RandomGenerator;

/**
 * The way by which a test decides what a function's world is like. What implements it is in a jar
 * that no deployed function has: there a process refuses to start when it is asked for.
 */
public interface TestDoor {
  /** Asks for it; the value is the door's own. */
  String VARIABLE = "BITBRAT_TEST_CONTROL";

  /**
   * @param value of the variable
   * @throws ConfigurationException if nothing can be done with it
   */
  World open(String value);

  /**
   * In place of the real one.
   *
   * @param outcomes told of every end, beside the log
   * @param scope around every run of a stage, inside the real one
   */
  record World(
      InstantSource clock,
      RandomGenerator chance,
      Fetch fetch,
      Outcomes outcomes,
      RunScope scope) {}

  /**
   * Mostly nothing: the variable is not set.
   *
   * @throws ConfigurationException if it is, and there is no door
   */
  static Optional<World> find(Environment environment) {
    return environment
        .find(VARIABLE)
        .map(
            value ->
                ServiceLoader.load(TestDoor.class)
                    .findFirst()
                    .orElseThrow(TestDoor::missing)
                    .open(value));
  }

  private static ConfigurationException missing() {
    return new ConfigurationException(
        VARIABLE
            + " is set, and what it asks for is not here. It is for tests only, and no part of a"
            + " deployed function: remove it.");
  }
}
