package dev.bitbrat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SleeperTest {
  private static final Duration IDLE = Duration.ofMinutes(30);

  private final FakeClock clock = new FakeClock();
  private final FakeStore store = new FakeStore();
  private final Power power = new Power();
  private final Sleeper sleeper = new Sleeper(store, power, clock, IDLE);

  @Test
  void staysAwakeForAWhileAfterItsStart() {
    clock.advance(IDLE.minusSeconds(1));
    look();
    assertThat(power.said).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    look();
    assertThat(power.said).containsExactly("sleep");
    assertThat(sleeper.isAsleep()).isTrue();
  }

  @Test
  void staysAwakeWhileSomebodyStreams() {
    stream("b1", true, clock.instant());
    clock.advance(Duration.ofHours(10));
    look();
    assertThat(sleeper.isAsleep()).isFalse();
  }

  @Test
  void staysAwakeForAWhileAfterAStream() {
    clock.advance(Duration.ofHours(10));
    stream("b2", false, clock.instant());
    clock.advance(IDLE.minusSeconds(1));
    look();
    assertThat(sleeper.isAsleep()).isFalse();
    clock.advance(Duration.ofSeconds(1));
    look();
    assertThat(sleeper.isAsleep()).isTrue();
  }

  @Test
  void doesNotBelieveThatAStreamGoesOnForDays() {
    stream("b1", true, clock.instant());
    clock.advance(Duration.ofHours(51));
    look();
    assertThat(sleeper.isAsleep()).isTrue();
  }

  @Test
  void doesNotSwitchOffWhatAnotherUses() {
    clock.advance(Duration.ofHours(1));
    sleeper.look(() -> false);
    assertThat(power.said).isEmpty();
  }

  @Test
  void aStreamThatBeginsMeanwhileWakesItAgain() {
    clock.advance(Duration.ofHours(1));
    power.onSleep = () -> stream("b1", true, clock.instant());
    look();
    assertThat(power.said).containsExactly("sleep", "wake");
    assertThat(sleeper.isAsleep()).isFalse();
  }

  @Test
  void aWakeThatFailsIsTriedAgain() {
    clock.advance(Duration.ofHours(1));
    look();
    stream("b1", true, clock.instant());
    power.fails = true;
    assertThat(look()).isEqualTo(Sleeper.LOOK_ASLEEP);
    assertThat(sleeper.isAsleep()).isTrue();
    power.fails = false;
    look();
    assertThat(power.said).containsExactly("sleep", "wake");
    assertThat(sleeper.isAsleep()).isFalse();
  }

  @Test
  void goesOnListeningWhenItCannotBeSwitchedOff() {
    clock.advance(Duration.ofHours(1));
    power.fails = true;
    assertThat(look()).isEqualTo(Sleeper.LOOK_AWAKE);
    assertThat(sleeper.isAsleep()).isFalse();
  }

  @Test
  void whatStillRunsAfterFiveMinutesWasSwitchedOnAgain() {
    clock.advance(Duration.ofHours(1));
    look();
    clock.advance(Duration.ofMinutes(5));
    look();
    assertThat(sleeper.isAsleep()).isFalse();
    clock.advance(IDLE.minusSeconds(1));
    look();
    assertThat(sleeper.isAsleep()).isFalse();
  }

  @Test
  void sleepsOnWhereNobodyEndsIt() {
    Sleeper local = new Sleeper(store, GatewaySwitch.LOCAL, clock, IDLE);
    clock.advance(Duration.ofHours(1));
    local.look(() -> true);
    clock.advance(Duration.ofHours(1));
    local.look(() -> true);
    assertThat(local.isAsleep()).isTrue();
    stream("b1", true, clock.instant());
    local.look(() -> true);
    assertThat(local.isAsleep()).isFalse();
  }

  @Test
  void staysAwakeWhenNobodyCanTell() {
    clock.advance(Duration.ofHours(1));
    store.down();
    look();
    assertThat(sleeper.isAsleep()).isFalse();
  }

  private Duration look() {
    return sleeper.look(() -> true);
  }

  private void stream(String bot, boolean live, Instant since) {
    store.commit(
        List.of(
            put(DocPath.of("bots", bot), Map.of("name", bot)),
            put(
                DocPath.of("bots", bot, "streams", "twitch|burgeroni"),
                Map.of("live", live, "since", since.toString()))));
  }

  private static Write put(DocPath path, Map<String, Object> fields) {
    return new Write.Put(path, Tree.mapOf(fields), Write.Condition.ANY, null);
  }

  private static final class Power implements GatewaySwitch {
    final List<String> said = new ArrayList<>();
    boolean fails;
    Runnable onSleep = () -> {};

    @Override
    public void wake() {
      say("wake");
    }

    @Override
    public void sleep() {
      say("sleep");
      onSleep.run();
    }

    private void say(String what) {
      if (fails) throw new OutageException("as the test asked for");
      said.add(what);
    }
  }
}
