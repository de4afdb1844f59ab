package dev.bitbrat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class FakeRandomTest {
  @Test
  void drawsTheScriptedFractionOfEveryRange() {
    FakeRandom random = FakeRandom.of(0.5, 0, 0.999, 0.25, 0.75);
    assertThat(random.nextInt(10)).isEqualTo(5);
    assertThat(random.nextInt(3, 6)).isEqualTo(3);
    assertThat(random.nextInt(3, 6)).isEqualTo(5);
    assertThat(random.nextDouble()).isEqualTo(0.25);
    assertThat(random.nextBoolean()).isTrue();
  }

  @Test
  void refusesADrawThatNobodyScripted() {
    FakeRandom random = FakeRandom.of(0.5);
    random.nextLong(2);
    assertThatThrownBy(random::nextDouble).isInstanceOf(IllegalStateException.class);
  }
}
