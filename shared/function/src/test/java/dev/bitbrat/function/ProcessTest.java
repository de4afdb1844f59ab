package dev.bitbrat.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProcessTest {
  static final Map<String, String> ON_CLOUD_RUN =
      Map.of(
          "K_SERVICE", "auth",
          "K_REVISION", "auth-1",
          "GOOGLE_CLOUD_PROJECT", "p1",
          "BITBRAT_NAME", "auth");

  @TempDir Path home;

  @Test
  void logsJsonLinesOnCloudRunWhateverHappens() throws Exception {
    List<String> lines;
    try (ChildProcess function = ChildProcess.start(home, Started.class, cloudRun("cloudevent"))) {
      assertThat(deliver(function, "ok")).isEqualTo(200);
      assertThat(deliver(function, "bug")).isEqualTo(500);
      lines = function.lines();
    }
    List<Map<String, @Nullable Object>> records = lines.stream().map(Json::parseObject).toList();
    assertThat(records)
        .anySatisfy(
            record ->
                assertThat(record)
                    .containsEntry("message", "handled")
                    .containsEntry("severity", "INFO")
                    .containsEntry(
                        "logging.googleapis.com/trace",
                        "projects/p1/traces/0af7651916cd43dd8448eb211c80319c"))
        .anySatisfy(
            record ->
                assertThat((String) record.get("stack_trace"))
                    .contains("a secret\tdetail", "\n\tat dev.bitbrat"));
  }

  @Test
  void logsOneRecordForADeliveryThatFails() throws Exception {
    List<String> lines;
    try (ChildProcess function = ChildProcess.start(home, Started.class, cloudRun("http"))) {
      assertThat(deliver(function, "bug")).isEqualTo(503);
      assertThat(deliver(function, "outage")).isEqualTo(503);
      lines = function.lines();
    }
    List<Object> severities = new ArrayList<>();
    for (String line : lines) severities.add(Json.parseObject(line).getOrDefault("severity", ""));
    assertThat(severities).containsOnlyOnce("ERROR", "WARNING");
  }

  @Test
  void endsWithOneLineWhenItIsWiredWrongly() throws Exception {
    try (ChildProcess function =
        ChildProcess.start(home, Started.class, Map.of("K_SERVICE", "auth"))) {
      assertThat(function.exitCode()).isEqualTo(1);
      assertThat(function.lines()).hasSize(1);
      assertThat(Json.parseObject(function.lines().getFirst()))
          .containsEntry("severity", "ERROR")
          .containsEntry(
              "message",
              "recording cannot start: BITBRAT_NAME is missing. Set it, for example"
                  + " BITBRAT_NAME=auth");
    }
  }

  static Map<String, String> cloudRun(String signatureType) {
    Map<String, String> environment = new HashMap<>(ON_CLOUD_RUN);
    environment.put("FUNCTION_SIGNATURE_TYPE", signatureType);
    return environment;
  }

  static int deliver(ChildProcess function, String text) throws Exception {
    return function.send(Samples.bare(function.at("/"), Samples.event(text))).statusCode();
  }

  /** As a real one starts. */
  public static final class Started extends StageFunction {
    public Started() {
      super(Startup.run("recording", Started::wire));
    }

    private static Intake wire(Environment environment) {
      environment.required("BITBRAT_NAME", "auth");
      return RecordingFunction.intake();
    }
  }
}
