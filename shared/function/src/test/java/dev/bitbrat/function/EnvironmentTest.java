package dev.bitbrat.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
  @Test
  void namesWhatIsMissingAndShowsAnExample() {
    assertRefused(() -> with("X", " ").required("X", "projects/p"))
        .hasMessage("X is missing. Set it, for example X=projects/p");
    assertThat(with("X", " y ").required("X", "z")).isEqualTo("y");
  }

  @ParameterizedTest
  @CsvSource({"250ms,PT0.25S", "10s,PT10S", "5m,PT5M", "2h,PT2H", "1d,P1D", "PT1M30S,PT1M30S"})
  void readsDurations(String text, Duration duration) {
    assertThat(with("X", text).duration("X", Duration.ZERO)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "-PT1S", "soon", "9999999999d"})
  void refusesOtherDurationsWithoutShowingThem(String text) {
    assertRefused(() -> with("X", text).duration("X", Duration.ZERO))
        .hasMessage("X is not understood: it should be a duration, for example 10s or PT10S.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "8", "x", "99999999999"})
  void refusesNumbersOutOfRange(String text) {
    assertRefused(() -> with("X", text).integer("X", 5, 1, 7)).hasMessageContaining("from 1 to 7");
  }

  @Test
  void readsNumbersFlagsAndUrls() {
    assertThat(with("X", "7").integer("X", 5, 1, 7)).isEqualTo(7);
    assertThat(with("X", "true").flag("X")).isTrue();
    assertThat(with("X", "http://h:1/p").url("X", "https://a"))
        .isEqualTo(URI.create("http://h:1/p"));
    assertThat(Environment.of(Map.of()).url("X", "https://a")).isEqualTo(URI.create("https://a"));
    assertThat(Environment.of(Map.of()).integer("X", 5, 1, 7)).isEqualTo(5);
    assertThat(Environment.of(Map.of()).flag("X")).isFalse();
    assertThat(Environment.of(Map.of()).duration("X", Duration.ZERO)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.org", "ftp://a", "https://u:p@a", "https:///x", "http://[", "/"})
  void refusesWhatIsNoUrlOfTheWeb(String text) {
    assertRefused(() -> with("X", text).url("X", "https://a"))
        .hasMessageContaining("it should be a URL");
  }

  @Test
  void keepsTheTestDoorShutOnCloudRun() {
    assertRefused(
            () -> Environment.of(Map.of("K_SERVICE", "auth", "BITBRAT_TEST_CONTROL", "clock")))
        .hasMessageStartingWith("BITBRAT_TEST_CONTROL is set on Cloud Run.");
    assertThat(with("BITBRAT_TEST_CONTROL", "clock").isOnCloudRun()).isFalse();
  }

  static Environment with(String name, String value) {
    return Environment.of(Map.of(name, value));
  }

  static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ThrowingCallable call) {
    return assertThatThrownBy(call).isInstanceOf(ConfigurationException.class);
  }
}
