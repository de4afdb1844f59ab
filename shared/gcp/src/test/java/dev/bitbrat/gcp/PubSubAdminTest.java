package dev.bitbrat.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.pubsub.v1.Subscription;
import dev.bitbrat.emulators.gcloud.Emulators;
import dev.bitbrat.emulators.gcloud.EmulatorsForTests;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.NoSuchTopicException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.Samples;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatorsForTests.class)
final class PubSubAdminTest {
  @Test
  void makesTheSameThingsTwiceAndDeletesThem(Emulators emulators) {
    GcpSettings settings = TestSettings.fresh(emulators);
    List<Publication> one = List.of(new Publication("some.topic", Samples.ann("hi")));
    try (PubSubAdmin admin = new PubSubAdmin(settings);
        PubSubBus bus = new PubSubBus(settings, new EventCodec(), new FakeClock())) {
      for (int i = 0; i < 2; i++) {
        admin.ensureTopic("some.topic");
        admin.ensureSubscription(subscription(false, "some.dead.topic"));
      }
      assertThatCode(() -> bus.publish(one)).doesNotThrowAnyException();
      admin.deleteAll();
      assertThatThrownBy(() -> bus.publish(one)).isInstanceOf(NoSuchTopicException.class);
      assertThatCode(admin::deleteAll).doesNotThrowAnyException();
    }
  }

  @Test
  void saysThatTheEmulatorDoesNotAnswer() {
    try (PubSubAdmin admin = new PubSubAdmin(TestSettings.nobodyThere())) {
      assertThatThrownBy(() -> admin.ensureTopic("some.topic"))
          .isInstanceOf(OutageException.class)
          .hasMessageContaining("some.topic");
    }
  }

  @Test
  void pushesTheBareBodyWithItsAttributes() {
    Subscription made = Subscriptions.of(TestSettings.nobodyThere(), subscription(false, null));
    assertThat(made.getPushConfig().getNoWrapper().getWriteMetadata()).isTrue();
    assertThat(made.getPushConfig().getPushEndpoint()).isEqualTo("http://127.0.0.1:9/");
    assertThat(made.getAckDeadlineSeconds()).isEqualTo(70);
    assertThat(made.getMessageRetentionDuration().getSeconds()).isEqualTo(86_400);
    assertThat(made.hasExpirationPolicy()).isTrue();
    assertThat(made.getRetryPolicy().getMaximumBackoff().getSeconds()).isEqualTo(60);
  }

  @Test
  void anOrderedOneHasNothingThatTheEmulatorBreaksOn() {
    Subscription made = Subscriptions.of(TestSettings.nobodyThere(), subscription(true, "dead"));
    assertThat(made.getEnableMessageOrdering()).isTrue();
    assertThat(made.hasDeadLetterPolicy()).isFalse();
    assertThat(made.hasRetryPolicy()).isFalse();
  }

  private static PushSubscription subscription(boolean ordered, @Nullable String deadLetters) {
    return new PushSubscription(
        "some.topic-push",
        "some.topic",
        URI.create("http://127.0.0.1:9/"),
        Duration.ofSeconds(70),
        ordered,
        deadLetters,
        5);
  }
}
