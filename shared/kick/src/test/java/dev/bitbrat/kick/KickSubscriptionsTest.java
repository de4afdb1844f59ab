package dev.bitbrat.kick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.standins.KickStandIn;
import dev.bitbrat.standins.KickStandIn.Subscription;
import dev.bitbrat.standins.Misbehaviour.Fail;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeSecrets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KickSubscriptionsTest {
  static final int ALL = KickPlan.EVENTS.size();

  final KickStandIn kick = KickStandIn.start();
  final KickSubscriptions subscriptions =
      new KickSubscriptions(
          RestSettings.at(kick.uri()),
          new FakeSecrets().with("KICK_APP_TOKEN", KickStandIn.APP_TOKEN),
          new FakeClock());

  @AfterEach
  void close() {
    kick.close();
  }

  @Test
  void subscribesToEverythingOfEachChannelOnce() {
    KickPlan plan = subscriptions.plan("b1", List.of("1", "2"));
    assertThat(plan.isDone()).isFalse();
    assertThat(plan.sentences())
        .hasSize(2 * ALL)
        .contains("chat.message.sent of channel 1 is missing: subscribe to it.");

    assertThat(subscriptions.apply("b1", plan))
        .hasSize(2 * ALL)
        .contains("Subscribed to chat.message.sent of channel 1.");
    KickPlan again = subscriptions.plan("b1", List.of("1", "2"));
    assertThat(again.isDone()).isTrue();
    assertThat(again.sentences()).contains("chat.message.sent of channel 2 comes.");
    assertThat(subscriptions.apply("b1", again)).isEmpty();
    assertThat(kick.subscriptions()).hasSize(2 * ALL);
  }

  @Test
  void addsWhatIsMissingAndEndsWhatIsDead() {
    kick.with(new Subscription("s1", "chat.message.sent", 1, 1))
        .with(new Subscription("s2", "chat.message.sent", 1, 1))
        .with(new Subscription("s3", "chat.message.sent", 1, 666))
        .with(new Subscription("s4", "chat.message.sent", 2, 1))
        .with(new Subscription("s5", "something.new", 1, 1));
    KickPlan plan = subscriptions.plan("b1", List.of("1"));
    assertThat(plan.sentences())
        .contains(
            "chat.message.sent of channel 1 comes.",
            "chat.message.sent of channel 1 comes twice: end it.",
            "chat.message.sent of channel 666 is of a channel that is none of ours: end it.",
            "something.new of channel 1 is nothing that we read: end it.");

    assertThat(subscriptions.apply("b1", plan)).contains("Ended 4 subscription(s).");
    assertThat(kick.subscriptions())
        .extracting(Subscription::id)
        .contains("s1")
        .doesNotContain("s2", "s3", "s4", "s5");
    assertThat(subscriptions.plan("b1", List.of("1")).isDone()).isTrue();
  }

  @Test
  void endsManyInBatches() {
    for (int i = 0; i < 45; i++) kick.with(new Subscription("s" + i, "kicks.gifted", 1, 666));
    subscriptions.apply("b1", subscriptions.plan("b1", Set.of()));
    assertThat(kick.subscriptions()).isEmpty();
  }

  @Test
  void tellsWhatKickDidNotSubscribeTo() {
    KickPlan plan = new KickPlan(List.of(new KickPlan.Step.Create("something.new", "1")));
    assertThat(subscriptions.apply("b1", plan))
        .containsExactly("Kick did not subscribe to something.new of channel 1: invalid event.");
  }

  @Test
  void saysWhyNothingCanBeDone() {
    String body = "{\"data\":\"event subscription limit reached\",\"message\":\"Bad request\"}";
    KickPlan plan = subscriptions.plan("b1", List.of("1"));
    kick.next(new Fail(400, Map.of(), body));
    assertThatThrownBy(() -> subscriptions.apply("b1", plan))
        .isInstanceOf(ExplainedException.class)
        .hasMessageContaining("event subscription limit reached");
    kick.next(Fail.with(503));
    assertThatThrownBy(() -> subscriptions.list("b1")).isInstanceOf(OutageException.class);
  }

  @Test
  void wantsTheAppsToken() {
    KickSubscriptions without =
        new KickSubscriptions(RestSettings.at(kick.uri()), new FakeSecrets(), new FakeClock());
    assertThatThrownBy(() -> without.list("b1"))
        .isInstanceOf(ExplainedException.class)
        .hasMessageContaining("KICK_APP_TOKEN");
  }
}
