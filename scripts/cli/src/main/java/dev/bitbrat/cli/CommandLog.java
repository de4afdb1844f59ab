package dev.bitbrat.cli;

import dev.bitbrat.observability.Logs;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * The platform's log is talk: warnings for those who chat, all for those who run a server. Stack
 * traces are for these and for {@code --verbose}.
 */
final class CommandLog {
  /** Held here: what nobody holds loses its level. */
  private static final Logger OURS = Logger.getLogger("dev.bitbrat");

  private static final Formatter MESSAGES = new SimpleFormatter();

  private CommandLog() {}

  static void install(String[] arguments, Map<String, String> environment) {
    List<String> args = Arrays.asList(arguments);
    boolean verbose = args.contains("--verbose") || args.contains("-v");
    boolean server = args.size() > 1 && args.get(0).equals("local") && args.get(1).equals("up");
    Map<String, String> settings = new HashMap<>(environment);
    settings.putIfAbsent("BITBRAT_LOG_LEVEL", verbose || server ? "INFO" : "WARNING");
    Logs.install(settings);
    if (verbose) OURS.setLevel(Level.FINE);
    if (verbose || server) return;
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      handler.setFilter(CommandLog::inOneLine);
    }
  }

  /** Says what was thrown, and not where. */
  private static boolean inOneLine(LogRecord record) {
    Throwable thrown = record.getThrown();
    if (thrown == null) return true;
    record.setMessage(MESSAGES.formatMessage(record) + ": " + thrown.getMessage());
    record.setParameters(null);
    record.setThrown(null);
    return true;
  }
}
