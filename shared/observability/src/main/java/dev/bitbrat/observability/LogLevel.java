package dev.bitbrat.observability;

import java.util.Locale;
import java.util.logging.Level;

/** Between the names that operators use, those of Cloud Logging and the levels of the JDK. */
final class LogLevel {
  private LogLevel() {}

  /**
   * @param name one of {@code ERROR, WARNING, INFO, DEBUG, TRACE, OFF}, in any case
   * @throws IllegalArgumentException if it is another
   */
  static Level parse(String name) {
    return switch (name.strip().toUpperCase(Locale.ROOT)) {
      case "ERROR" -> Level.SEVERE;
      case "WARNING", "WARN" -> Level.WARNING;
      case "INFO" -> Level.INFO;
      case "DEBUG" -> Level.FINE;
      case "TRACE" -> Level.FINEST;
      case "OFF" -> Level.OFF;
      default ->
          throw new IllegalArgumentException(
              "not a log level: use ERROR, WARNING, INFO, DEBUG, TRACE or OFF");
    };
  }

  /** The name in Cloud Logging. */
  static String severity(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) return "ERROR";
    if (value >= Level.WARNING.intValue()) return "WARNING";
    if (value >= Level.CONFIG.intValue()) return "INFO";
    return "DEBUG";
  }
}
