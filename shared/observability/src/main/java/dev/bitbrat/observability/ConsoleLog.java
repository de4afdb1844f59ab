package dev.bitbrat.observability;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Time, severity, message: a line for people. Whatever could steer the terminal is taken out. */
public final class ConsoleLog extends Handler {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final int MAX_TRACE = 16 << 10;

  private final PrintStream out;
  private final ZoneId zone;
  private final Formatter messages = new SimpleFormatter();

  public ConsoleLog(PrintStream out) {
    this(out, ZoneId.systemDefault());
  }

  ConsoleLog(PrintStream out, ZoneId zone) {
    this.out = out;
    this.zone = zone;
  }

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record)) return;
    StringBuilder text = new StringBuilder(80);
    text.append(TIME.format(record.getInstant().atZone(zone)));
    text.append(' ').append(LogLevel.severity(record.getLevel())).append(' ');
    if (record.getMessage() != null) text.append(messages.formatMessage(record));
    Throwable thrown = record.getThrown();
    if (thrown != null) text.append('\n').append(StackTrace.of(thrown, MAX_TRACE).stripTrailing());
    byte[] line = (harmless(text) + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    out.write(line, 0, line.length);
    out.flush();
  }

  private static String harmless(StringBuilder text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\t') text.setCharAt(i, '\ufffd');
    }
    return text.toString();
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void close() {
    flush();
  }
}
