package dev.bitbrat.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class GcpSettingsTest {
  @Test
  void namesTheVariableThatIsMissing() {
    assertThatThrownBy(() -> GcpSettings.from(Map.of("GOOGLE_CLOUD_PROJECT", " ")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("GOOGLE_CLOUD_PROJECT is not set");
  }

  @Test
  void speaksToTheRealServicesUnlessToldOtherwise() {
    assertThat(GcpSettings.from(Map.of("GOOGLE_CLOUD_PROJECT", "p1")))
        .isEqualTo(new GcpSettings("p1", "(default)", null, null, null));
    assertThat(
            GcpSettings.from(
                Map.of(
                    "GOOGLE_CLOUD_PROJECT", "p1",
                    "FIRESTORE_DATABASE", "bots",
                    "PUBSUB_EMULATOR_HOST", "127.0.0.1:8085",
                    "FIRESTORE_EMULATOR_HOST", "127.0.0.1:8086")))
        .isEqualTo(new GcpSettings("p1", "bots", "127.0.0.1:8085", "127.0.0.1:8086", null));
  }

  @Test
  void neverAdministersARealProject() {
    GcpSettings real = new GcpSettings("p1", "(default)", null, null, null);
    assertThatThrownBy(() -> new PubSubAdmin(real))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("PUBSUB_EMULATOR_HOST");
  }
}
