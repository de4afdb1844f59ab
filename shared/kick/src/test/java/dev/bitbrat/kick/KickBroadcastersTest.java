package dev.bitbrat.kick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KickBroadcastersTest {
  @Test
  void readsIdsHoweverTheyAreParted() {
    KickBroadcasters ours = KickBroadcasters.from(Map.of("KICK_BROADCASTERS", " 1, 2\n3 "));
    assertThat(ours.ids()).containsExactlyInAnyOrder("1", "2", "3");
    assertThat(ours.test("2")).isTrue();
    assertThat(ours.test("4")).isFalse();
  }

  @Test
  void knowsNobodyUnlessTold() {
    assertThat(KickBroadcasters.from(Map.of()).ids()).isEmpty();
  }

  @Test
  void saysWhichVariableIsNotUnderstood() {
    assertThatThrownBy(() -> KickBroadcasters.from(Map.of("KICK_BROADCASTERS", "burgeroni")))
        .hasMessageContaining("KICK_BROADCASTERS");
  }
}
