package dev.bitbrat.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.BundleText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
  @ParameterizedTest
  @ValueSource(ints = {4, 5, 7, 11, 1000})
  void partsFitAndJoinToTheWhole(int maxBytes) {
    String text = "a\u00E9\u20AC\uD83D\uDE00".repeat(50);
    List<String> parts = new BundleText(text).parts(maxBytes);
    assertThat(String.join("", parts)).isEqualTo(text);
    assertThat(parts)
        .allSatisfy(
            p -> {
              byte[] bytes = p.getBytes(StandardCharsets.UTF_8);
              assertThat(bytes.length).isBetween(1, maxBytes);
              assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(p);
            });
  }

  @Test
  void aSmallBundleIsOnePart() {
    Bundle bundle = Bundle.of("b", Map.of("name", "b"));
    assertThat(bundle.parts()).containsExactly("{\"name\":\"b\"}");
    Bundle large = Bundle.of("b", Map.of("name", "\u20AC".repeat(1_000_000)));
    assertThat(large.parts()).hasSize(4);
  }
}
