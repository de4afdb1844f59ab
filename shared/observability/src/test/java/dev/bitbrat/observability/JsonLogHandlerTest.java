package dev.bitbrat.observability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLogHandlerTest {
  static final Map<String, String> ON_CLOUD_RUN =
      Map.of("GOOGLE_CLOUD_PROJECT", "p1", "K_SERVICE", "auth", "K_REVISION", "auth-7");

  final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void writesTheFieldsThatCloudLoggingKnows() throws IOException {
    LogRecord record = new LogRecord(Level.WARNING, "a {0}");
    record.setParameters(new Object[] {"b"});
    record.setInstant(Instant.parse("2026-01-02T03:04:05.678Z"));
    record.setLoggerName("dev.bitbrat.X");
    record.setSourceClassName("dev.bitbrat.X");
    record.setSourceMethodName("run");
    Map<String, String> fields =
        Map.of("traceId", "0af7", "correlationId", "c1", "stage", "auth", "severity", "evil");
    LogContext.run(fields, () -> LogContext.run(Map.of("bot", "b1"), () -> publish(record)));
    assertThat(onlyLine().toString())
        .isEqualTo(
            "{\"severity\":\"WARNING\",\"time\":\"2026-01-02T03:04:05.678Z\",\"message\":\"a b\","
                + "\"logger\":\"dev.bitbrat.X\","
                + "\"logging.googleapis.com/trace\":\"projects/p1/traces/0af7\","
                + "\"correlationId\":\"c1\",\"stage\":\"auth\",\"bot\":\"b1\","
                + "\"logging.googleapis.com/sourceLocation\":{\"function\":\"dev.bitbrat.X.run\"},"
                + "\"serviceContext\":{\"service\":\"auth\",\"version\":\"auth-7\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\u0000\u0001\u001f\u007f\u0085\u2028\u2029",
        "tab\t newline\n return\r quote\" back\\slash",
        "whole 😀",
        "{0} {unclosed 'quote",
        "\"},{\"severity\":\"INFO"
      })
  void keepsAnyMessageOnOneLine(String message) throws IOException {
    publish(new LogRecord(Level.INFO, message));
    assertThat(onlyLine().get("message").getAsString()).isEqualTo(message);
  }

  @Test
  void replacesHalfACharacter() throws IOException {
    publish(new LogRecord(Level.INFO, "\ude00 half \ud83d"));
    assertThat(onlyLine().get("message").getAsString()).isEqualTo("\ufffd half \ufffd");
  }

  @Test
  void writesStackTracesWithCausesAndSuppressed() throws IOException {
    Throwable thrown = new IllegalStateException("outer", new IOException("inner\tx"));
    thrown.addSuppressed(new RuntimeException("beside"));
    publish(failed(thrown));
    assertThat(onlyLine().get("stack_trace").getAsString())
        .startsWith("java.lang.IllegalStateException: outer\n\tat ")
        .contains("Caused by: java.io.IOException: inner\tx", "Suppressed: ", "beside");
  }

  @Test
  void endsWithCausesThatGoRoundInCircles() throws IOException {
    RuntimeException one = new RuntimeException("one");
    one.initCause(new RuntimeException("two", one));
    publish(failed(one));
    assertThat(onlyLine().get("stack_trace").getAsString()).contains("CIRCULAR REFERENCE");
  }

  @Test
  void survivesAnExceptionThatCannotBePrinted() throws IOException {
    publish(failed(new Unprintable()));
    assertThat(onlyLine().get("stack_trace").getAsString()).contains("Unprintable", "cannot be");
  }

  @Test
  void boundsMessageAndTrace() throws IOException {
    LogRecord record = new LogRecord(Level.SEVERE, "x".repeat(100_000));
    record.setThrown(new RuntimeException("y".repeat(100_000)));
    publish(record);
    JsonObject line = onlyLine();
    assertThat(line.get("message").getAsString()).hasSizeLessThan(8300).endsWith("... cut");
    assertThat(line.get("stack_trace").getAsString()).hasSizeLessThan(16500).endsWith("... cut");
  }

  @Test
  void writesARecordThatSaysNothing() throws IOException {
    LogRecord record = new LogRecord(Level.SEVERE, null);
    record.setThrown(new IOException());
    publish(record);
    assertThat(onlyLine().get("message").getAsString()).isEqualTo("java.io.IOException");
  }

  @Test
  void neverMixesTheLinesOfTwoThreads() throws Exception {
    JsonLogHandler handler = handler();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; i < 200; i++) {
                      handler.publish(failed(new RuntimeException("x".repeat(i))));
                    }
                  }));
    }
    for (Thread thread : threads) thread.join();
    assertThat(lines()).hasSize(1600);
  }

  static LogRecord failed(Throwable thrown) {
    LogRecord record = new LogRecord(Level.SEVERE, "failed");
    record.setThrown(thrown);
    return record;
  }

  void publish(LogRecord record) {
    handler().publish(record);
  }

  JsonLogHandler handler() {
    return new JsonLogHandler(new PrintStream(out, true, UTF_8), ON_CLOUD_RUN);
  }

  JsonObject onlyLine() throws IOException {
    List<JsonObject> lines = lines();
    assertThat(lines).hasSize(1);
    return lines.getFirst();
  }

  List<JsonObject> lines() throws IOException {
    List<JsonObject> lines = new ArrayList<>();
    String text = out.toString(UTF_8);
    assertThat(text).endsWith("\n");
    for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
      lines.add(strict(line));
    }
    return lines;
  }

  /** Strict JSON by RFC 8259, nothing before or after it. */
  static JsonObject strict(String line) throws IOException {
    TypeAdapter<JsonElement> adapter = new Gson().getAdapter(JsonElement.class);
    JsonReader reader = new JsonReader(new StringReader(line));
    reader.setStrictness(Strictness.STRICT);
    JsonObject object = adapter.read(reader).getAsJsonObject();
    assertThat(reader.peek()).isEqualTo(JsonToken.END_DOCUMENT);
    return object;
  }

  static final class Unprintable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no");
    }
  }
}
