package dev.bitbrat.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiSettingsTest {
  @Test
  void asksOpenAiUnlessToldOtherwise() {
    assertThat(OpenAiSettings.of(Map.of("OPENAI_BASE_URL", " ")))
        .isEqualTo(new OpenAiSettings(null, "gpt-5-mini", Duration.ofSeconds(30)));
  }

  @Test
  void asksTheServerItIsTold() {
    assertThat(
            OpenAiSettings.of(
                Map.of(
                    "OPENAI_BASE_URL", "http://localhost:11434/v1",
                    "OPENAI_MODEL", "llama",
                    "OPENAI_TIMEOUT_MS", "5000")))
        .isEqualTo(new OpenAiSettings("http://localhost:11434/v1", "llama", Duration.ofSeconds(5)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:11434", "file:///etc/passwd", "http://", "http://a b/v1"})
  void namesABadAddress(String url) {
    assertThatThrownBy(() -> OpenAiSettings.of(Map.of("OPENAI_BASE_URL", url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OPENAI_BASE_URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "30s", "99999999999"})
  void namesABadTimeout(String millis) {
    assertThatThrownBy(() -> OpenAiSettings.of(Map.of("OPENAI_TIMEOUT_MS", millis)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OPENAI_TIMEOUT_MS");
  }
}
