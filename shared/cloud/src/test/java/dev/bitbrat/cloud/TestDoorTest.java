package dev.bitbrat.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.function.ConfigurationException;
import dev.bitbrat.function.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Here as where functions are deployed: nothing implements it. */
class TestDoorTest {
  @Test
  void isNothingAsLongAsNobodyAsksForIt() {
    assertThat(TestDoor.find(Environment.of(Map.of()))).isEmpty();
    assertThat(TestDoor.find(Environment.of(Map.of(TestDoor.VARIABLE, " ")))).isEmpty();
  }

  @Test
  void keepsAProcessFromStartingWithoutIt() {
    Environment asked = Environment.of(Map.of(TestDoor.VARIABLE, "control.json"));
    assertThatThrownBy(() -> TestDoor.find(asked))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(TestDoor.VARIABLE)
        .hasMessageContaining("remove it");
  }
}
