package dev.bitbrat.observability;

import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Decides where the log of this process goes. */
public final class Logs {
  private Logs() {}

  /**
   * Takes the place of every handler of the root logger, also of the one that the Functions
   * Framework sets, which writes invalid JSON. On Cloud Run ({@code K_SERVICE} is set) JSON lines
   * go to stdout, elsewhere lines for people to stderr.
   *
   * @param environment {@code BITBRAT_LOG_LEVEL}; {@code BITBRAT_LOG_FORMAT}, {@code json} or
   *     {@code text}, overrides the choice
   */
  public static void install(Map<String, String> environment) {
    String usual = environment.containsKey("K_SERVICE") ? "json" : "text";
    boolean json = environment.getOrDefault("BITBRAT_LOG_FORMAT", usual).equals("json");
    Handler handler =
        json ? new JsonLogHandler(System.out, environment) : new ConsoleLog(System.err);
    install(handler, environment.getOrDefault("BITBRAT_LOG_LEVEL", "INFO"));
  }

  /** Makes {@code handler} the only one. An unknown level means INFO, and a warning. */
  static void install(Handler handler, String level) {
    Logger root = LogManager.getLogManager().getLogger("");
    for (Handler other : root.getHandlers()) root.removeHandler(other);
    handler.setLevel(Level.ALL);
    root.addHandler(handler);
    try {
      root.setLevel(LogLevel.parse(level));
    } catch (IllegalArgumentException e) {
      root.setLevel(Level.INFO);
      root.log(Level.WARNING, "BITBRAT_LOG_LEVEL is " + e.getMessage() + ". INFO is used.");
    }
  }
}
