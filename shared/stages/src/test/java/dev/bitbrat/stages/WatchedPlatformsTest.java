package dev.bitbrat.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.Metrics;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakePlatform;
import dev.bitbrat.testkit.FakeStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchedPlatformsTest {
  private static final Sent.NotNow LIMITED = new Sent.NotNow("over the rate limit", null, false);

  private final FakeStore store = new FakeStore();
  private final FakeClock clock = new FakeClock();
  private final FakePlatform twitch = new FakePlatform("twitch");
  private final Alarms alarms = new Alarms(store, clock);
  private final List<String> results = new ArrayList<>();
  private final Platform watched =
      new WatchedPlatforms(Platforms.of(Map.of("twitch", twitch)), alarms, metrics(), clock)
          .named("twitch")
          .orElseThrow();

  @Test
  void countsWhatBecameOfEachSend() {
    twitch.answer(
        new Sent.Accepted("1"), new Sent.Refused("no"), LIMITED, new Sent.Unknown("no answer"));
    for (int i = 0; i < 4; i++) send();
    twitch.down();
    assertThatThrownBy(this::send).isInstanceOf(OutageException.class);
    assertThat(results)
        .containsExactly(
            "twitch accepted",
            "twitch refused",
            "twitch not_now",
            "twitch unknown",
            "twitch outage");
  }

  @Test
  void oneFailureOrTwoAreNoReasonForAnAlarm() {
    twitch.answer(LIMITED, LIMITED, new Sent.Accepted("1"), LIMITED, LIMITED);
    for (int i = 0; i < 5; i++) send();
    assertThat(alarms.of("b1")).isEmpty();
    assertThat(store.writes()).isZero();
  }

  @Test
  void severalInARowRaiseAnAlarmUntilOneGetsThrough() {
    twitch.answer(LIMITED, LIMITED, LIMITED, new Sent.Accepted("1"));
    for (int i = 0; i < 3; i++) send();
    assertThat(reasons()).singleElement().asString().contains("3 sends").contains("rate limit");
    send();
    assertThat(alarms.of("b1")).isEmpty();
  }

  @Test
  void aPlatformThatIsDownIsAnAlarm() {
    twitch.down();
    for (int i = 0; i < 3; i++) assertThatThrownBy(this::send).isInstanceOf(OutageException.class);
    assertThat(alarms.of("b1"))
        .singleElement()
        .satisfies(
            alarm -> assertThat(alarm).containsEntry("platform", "twitch").containsKey("command"));
  }

  @Test
  void writesAgainOnlyAfterSomeMinutes() {
    twitch.answer(LIMITED, LIMITED, LIMITED, LIMITED, LIMITED);
    for (int i = 0; i < 4; i++) send();
    assertThat(store.writes()).isEqualTo(1);
    clock.advance(WatchedPlatforms.REPEATED);
    send();
    assertThat(store.writes()).isEqualTo(2);
  }

  @Test
  void anAlarmOfAProcessThatIsGoneEndsByItself() {
    twitch.answer(LIMITED, LIMITED, LIMITED);
    for (int i = 0; i < 3; i++) send();
    clock.advance(WatchedPlatforms.LASTS);
    assertThat(alarms.of("b1")).isEmpty();
  }

  @Test
  void aRefusedTextSaysNothingAboutThePlatform() {
    Sent.Refused refused = new Sent.Refused("a bad word");
    twitch.answer(refused, refused, refused, refused);
    for (int i = 0; i < 4; i++) send();
    assertThat(alarms.of("b1")).isEmpty();
  }

  @Test
  void aStoreThatIsDownHindersNoSend() {
    twitch.answer(LIMITED, LIMITED, LIMITED);
    store.down();
    for (int i = 0; i < 3; i++) send();
    assertThat(send()).isInstanceOf(Sent.Accepted.class);
  }

  @Test
  void knowsNoMorePlatformsThanThereAre() {
    Platforms none = new WatchedPlatforms(name -> Optional.empty(), alarms, metrics(), clock);
    assertThat(none.named("twitch")).isEmpty();
  }

  private Sent send() {
    clock.advance(Duration.ofSeconds(1));
    return watched.send(
        new Platform.Outgoing("d1", "b1", null, "burgeroni", "4711", "hi", false, null));
  }

  private List<String> reasons() {
    return alarms.of("b1").stream()
        .map(alarm -> String.valueOf(Tree.string(alarm, "reason")))
        .toList();
  }

  private Metrics metrics() {
    return new Metrics() {
      @Override
      public void event(String type) {}

      @Override
      public void behaviourRun(String behaviour, String result) {}

      @Override
      public void actionError() {}

      @Override
      public void outputLatency(Duration sinceIngress) {}

      @Override
      public void sent(String platform, String result) {
        results.add(platform + ' ' + result);
      }
    };
  }
}
