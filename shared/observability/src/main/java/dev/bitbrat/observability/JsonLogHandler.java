package dev.bitbrat.observability;

import dev.bitbrat.web.JsonString;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a record and line, with the field names that Cloud Logging and Error Reporting
 * know, and those of the {@link LogContext}.
 */
final class JsonLogHandler extends Handler {
  static final int MAX_MESSAGE = 8 << 10;
  static final int MAX_TRACE = 16 << 10;

  private final PrintStream out;
  private final Formatter messages = new SimpleFormatter();
  private final @Nullable String project;
  private final @Nullable String service;
  private final @Nullable String revision;

  /**
   * @param environment {@code GOOGLE_CLOUD_PROJECT}, {@code K_SERVICE} and {@code K_REVISION} if
   *     they are known
   */
  JsonLogHandler(PrintStream out, Map<String, String> environment) {
    this.out = out;
    project = environment.get("GOOGLE_CLOUD_PROJECT");
    service = environment.get("K_SERVICE");
    revision = environment.get("K_REVISION");
  }

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record)) return;
    try {
      byte[] line = (line(record) + '\n').getBytes(StandardCharsets.UTF_8);
      // One write, so that the lines of two threads never mix.
      out.write(line, 0, line.length);
      out.flush();
    } catch (RuntimeException e) {
      reportError("cannot write a log line", e, ErrorManager.WRITE_FAILURE);
    }
  }

  private String line(LogRecord record) {
    Map<String, String> context = new LinkedHashMap<>(LogContext.current());
    StringBuilder json = new StringBuilder(256).append('{');
    field(json, "severity", LogLevel.severity(record.getLevel()));
    field(json, "time", DateTimeFormatter.ISO_INSTANT.format(record.getInstant()));
    field(json, "message", cut(message(record)));
    field(json, "logger", record.getLoggerName());
    String trace = context.remove("traceId");
    if (trace != null && project != null) {
      field(json, "logging.googleapis.com/trace", "projects/" + project + "/traces/" + trace);
    }
    // A field of the context must not stand twice, nor in place of one of ours.
    for (String name : new String[] {"correlationId", "stage", "bot"}) {
      field(json, name, context.get(name));
    }
    source(json, record);
    service(json);
    Throwable thrown = record.getThrown();
    if (thrown != null) field(json, "stack_trace", StackTrace.of(thrown, MAX_TRACE));
    json.setCharAt(json.length() - 1, '}');
    return json.toString();
  }

  private String message(LogRecord record) {
    String message = record.getMessage() == null ? "" : messages.formatMessage(record);
    if (message != null && !message.isEmpty()) return message;
    return record.getThrown() == null ? "" : record.getThrown().getClass().getName();
  }

  private static void source(StringBuilder json, LogRecord record) {
    if (record.getSourceClassName() == null) return;
    json.append("\"logging.googleapis.com/sourceLocation\":{");
    String method = record.getSourceMethodName();
    String function = record.getSourceClassName() + (method == null ? "" : "." + method);
    field(json, "function", function);
    close(json);
  }

  private void service(StringBuilder json) {
    if (service == null) return;
    json.append("\"serviceContext\":{");
    field(json, "service", service);
    field(json, "version", revision);
    close(json);
  }

  /** Ends an object within the line; a comma stands where its next field would begin. */
  private static void close(StringBuilder json) {
    json.setCharAt(json.length() - 1, '}');
    json.append(',');
  }

  private static void field(StringBuilder json, String name, @Nullable String value) {
    if (value == null) return;
    JsonString.quote(name, json);
    json.append(':');
    JsonString.quote(value, json);
    json.append(',');
  }

  private static String cut(String text) {
    return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + "... cut";
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
