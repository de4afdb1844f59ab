package dev.bitbrat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Tree;
import dev.bitbrat.gateway.SourceAlarms.Whose;
import dev.bitbrat.gateway.SourceProvider.Setting;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.testkit.FakeStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceAlarmsTest {
  private final FakeClock clock = new FakeClock();
  private final Alarms kept = new Alarms(new FakeStore(), clock);
  private final SourceAlarms alarms =
      new SourceAlarms(
          new Setting(Map.of(), new FakeSecrets(), clock, () -> 0L, _ -> {}, Optional.of(kept)),
          new Whose("b", "twitch", "socket", "brat login twitch"));

  @Test
  void oneOfSeveralThatIsRefusedIsAnAlarmAsSoonAsItListensToTheRest() {
    alarms.attempt();
    alarms.note("ada: banned");
    assertThat(reasons()).isEmpty();
    alarms.listening();
    assertThat(reasons()).containsExactly("ada: banned");
  }

  @Test
  void whatWasNotedInAnAttemptThatCameToNothingIsOver() {
    for (int i = 0; i < 3; i++) {
      alarms.attempt();
      alarms.note("ada: banned");
      alarms.note("grace: banned");
      alarms.refused("grace: banned");
    }
    alarms.attempt();
    alarms.note("ada: banned");
    alarms.listening();
    assertThat(reasons()).containsExactly("ada: banned");
    alarms.attempt();
    alarms.listening();
    assertThat(reasons()).isEmpty();
  }

  private List<String> reasons() {
    return kept.of("b").stream()
        .map(alarm -> String.valueOf(Tree.string(alarm, "reason")))
        .toList();
  }
}
