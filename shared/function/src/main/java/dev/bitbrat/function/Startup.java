package dev.bitbrat.function;

import dev.bitbrat.observability.Logs;
import dev.bitbrat.pipeline.OutageException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** The first thing that a process of ours does: log, environment, wiring. */
public final class Startup {
  private static final Logger LOG = System.getLogger(Startup.class.getName());

  private Startup() {}

  /**
   * Sets the log up and wires the function. If that fails it says why in one record and ends the
   * process with status 1: a half started instance would only hold up deliveries, and threads of
   * clients built before the failure would keep it alive.
   *
   * @param name of the function, for the log
   */
  public static <T> T run(String name, Function<Environment, T> wiring) {
    return run(name, System.getenv(), wiring, System::exit);
  }

  static <T> T run(
      String name,
      Map<String, String> variables,
      Function<Environment, T> wiring,
      IntConsumer exit) {
    Logs.install(variables);
    try {
      return wiring.apply(Environment.of(variables));
    } catch (ConfigurationException | OutageException e) {
      LOG.log(Level.ERROR, name + " cannot start: " + e.getMessage());
      exit.accept(1);
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, name + " cannot start: " + e.getMessage(), e);
      exit.accept(1);
      throw e;
    }
  }
}
