package dev.bitbrat.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The choice among candidates; the first three cases are the reference platform's vectors. */
final class CandidateTest {
  @Test
  void choosesTheLowestPriority() {
    assertThat(best(candidate("a", 10.0, null, 1), candidate("b", 1.0, null, 1))).isEqualTo("b");
    assertThat(best(candidate("b", 1.0, null, 1), candidate("c", 5.0, null, 1))).isEqualTo("b");
  }

  @Test
  void takesAMissingConfidenceForLessThanNone() {
    assertThat(best(candidate("a", 1.0, null, 1), candidate("b", 1.0, 0.0, 1))).isEqualTo("b");
  }

  @Test
  void choosesTheEarliestOfEqualOnes() {
    assertThat(best(candidate("a", 1.0, 0.5, 2), candidate("b", 1.0, 0.5, 1))).isEqualTo("b");
  }

  @Test
  void choosesAnyPriorityBeforeNone() {
    assertThat(best(candidate("a", null, 1.0, 1), candidate("b", 99.0, null, 2))).isEqualTo("b");
  }

  @Test
  void choosesNoneThatIsOutOfTheRunning() {
    Candidate rejected = candidate("a", 1.0, null, 1).withStatus("rejected");
    Candidate superseded = candidate("b", 1.0, null, 1).withStatus("superseded");

    assertThat(Candidate.best(List.of(rejected, superseded))).isEmpty();
    assertThat(best(rejected, superseded, candidate("c", 9.0, null, 1))).isEqualTo("c");
  }

  private static String best(Candidate... candidates) {
    return Candidate.best(List.of(candidates)).orElseThrow().id();
  }

  private static Candidate candidate(
      String id, @Nullable Double priority, @Nullable Double confidence, int day) {
    return new Candidate(
        id,
        "text",
        "x",
        "2026-01-0" + day + "T00:00:00Z",
        "proposed",
        priority,
        confidence,
        id,
        null,
        null,
        Map.of(),
        Map.of());
  }
}
