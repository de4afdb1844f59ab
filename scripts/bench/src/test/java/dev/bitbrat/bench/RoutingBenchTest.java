package dev.bitbrat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.rules.Routing;
import org.junit.jupiter.api.Test;

final class RoutingBenchTest {
  @Test
  void bothSidesFindTheOneRuleThatACommandIsFor() {
    RoutingBench bench = prepared("command");

    Routing routing = bench.bitbrat();

    assertThat(routing.matchedRuleIds()).containsExactly("rule-00048");
    assertThat(routing.slip()).hasSize(1);
    assertThat(bench.jsonLogicJava()).isEqualTo(48);
  }

  @Test
  void bothSidesFindNothingForChatter() {
    RoutingBench bench = prepared("chatter");

    assertThat(bench.bitbrat().matchedRuleIds()).isEmpty();
    assertThat(bench.jsonLogicJava()).isEqualTo(-1);
  }

  private static RoutingBench prepared(String line) {
    RoutingBench bench = new RoutingBench();
    bench.rules = 100;
    bench.line = line;
    bench.prepare();
    return bench;
  }
}
