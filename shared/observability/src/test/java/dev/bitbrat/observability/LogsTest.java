package dev.bitbrat.observability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogsTest {
  final Logger root = Logger.getLogger("");
  final List<Handler> handlersBefore = List.of(root.getHandlers());
  final Level levelBefore = root.getLevel();
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ConsoleLog console = new ConsoleLog(new PrintStream(out, true, UTF_8), ZoneOffset.UTC);

  @AfterEach
  void restore() {
    for (Handler handler : root.getHandlers()) root.removeHandler(handler);
    handlersBefore.forEach(root::addHandler);
    root.setLevel(levelBefore);
  }

  @Test
  void takesThePlaceOfEveryOtherHandler() {
    root.addHandler(new ConsoleHandler());
    root.addHandler(new ConsoleHandler());
    Logs.install(console, "info");
    assertThat(root.getHandlers()).containsExactly(console);
  }

  @Test
  void writesJsonOnCloudRunAndTextElsewhere() {
    Logs.install(Map.of("K_SERVICE", "auth"));
    assertThat(root.getHandlers()).hasOnlyElementsOfType(JsonLogHandler.class);
    Logs.install(Map.of());
    assertThat(root.getHandlers()).hasOnlyElementsOfType(ConsoleLog.class);
    Logs.install(Map.of("BITBRAT_LOG_FORMAT", "json"));
    assertThat(root.getHandlers()).hasOnlyElementsOfType(JsonLogHandler.class);
  }

  @Test
  void followsTheLevel() {
    Logs.install(console, "DEBUG");
    System.getLogger("dev.bitbrat.LogsTest").log(System.Logger.Level.DEBUG, "quiet");
    System.getLogger("dev.bitbrat.LogsTest").log(System.Logger.Level.TRACE, "quieter");
    assertThat(out.toString(UTF_8)).contains("DEBUG quiet").doesNotContain("quieter");
  }

  @Test
  void saysThatALevelIsUnknown() {
    Logs.install(console, "LOUD");
    assertThat(root.getLevel()).isEqualTo(Level.INFO);
    assertThat(out.toString(UTF_8)).contains("BITBRAT_LOG_LEVEL is not a log level: use ERROR");
  }

  @Test
  void writesLinesForPeopleThatCannotSteerTheirTerminal() {
    LogRecord record = new LogRecord(Level.SEVERE, "red \u001b[31m alert\u0007");
    record.setInstant(Instant.parse("2026-01-02T03:04:05Z"));
    console.publish(record);
    assertThat(out.toString(UTF_8).stripTrailing())
        .isEqualTo("03:04:05 ERROR red \ufffd[31m alert\ufffd");
  }

  @Test
  void showsTheStackTraceToPeople() {
    LogRecord record = new LogRecord(Level.SEVERE, "failed");
    record.setThrown(new IllegalStateException("why"));
    console.publish(record);
    assertThat(out.toString(UTF_8)).contains("ERROR failed\n", "IllegalStateException: why\n\tat ");
  }
}
