package dev.bitbrat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.Decision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MatchingBenchTest {
  @ParameterizedTest
  @CsvSource({
    "commands,command,1,0",
    "counting,command,1,2",
    "words,command,0,0",
    "commands,unknown,0,0",
    "counting,chatter,0,0",
    "words,chatter,0,0"
  })
  void oneBehaviourAnswersTheCommandAndNoneAnythingElse(
      String kind, String line, int deliveries, int changes) {
    MatchingBench bench = new MatchingBench();
    bench.behaviours = 200;
    bench.kind = kind;
    bench.line = line;
    bench.prepare();

    Decision decision = bench.decide();

    assertThat(decision.deliveries()).hasSize(deliveries);
    assertThat(decision.changes()).hasSize(changes);
    assertThat(bench.concerns()).isEqualTo(deliveries == 1);
  }
}
