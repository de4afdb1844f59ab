package dev.bitbrat.gcp;

import com.google.protobuf.Duration;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.ExpirationPolicy;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Subscription;

/** Our subscriptions as Pub/Sub's. */
final class Subscriptions {
  private static final Duration RETENTION = seconds(24 * 3600);

  private Subscriptions() {}

  static Subscription of(GcpSettings settings, PushSubscription wanted) {
    Subscription.Builder subscription =
        Subscription.newBuilder()
            .setName(settings.subscription(wanted.id()))
            .setTopic(settings.topic(wanted.topic()))
            .setAckDeadlineSeconds((int) wanted.ackDeadline().toSeconds())
            .setMessageRetentionDuration(RETENTION)
            .setExpirationPolicy(ExpirationPolicy.getDefaultInstance())
            .setEnableMessageOrdering(wanted.ordered())
            .setPushConfig(push(wanted));
    if (wanted.ordered()) {
      // The emulator (0.8.20) stops delivering a key for good when an ordered subscription has a
      // dead letter policy, so there it has neither that nor a backoff.
      return subscription.build();
    }
    if (wanted.deadLetterTopic() != null) {
      subscription.setDeadLetterPolicy(
          DeadLetterPolicy.newBuilder()
              .setDeadLetterTopic(settings.topic(wanted.deadLetterTopic()))
              .setMaxDeliveryAttempts(wanted.maxAttempts()));
      // with a short backoff besides, the emulator gives up before it writes a dead letter
      return subscription.build();
    }
    return subscription
        .setRetryPolicy(
            RetryPolicy.newBuilder().setMinimumBackoff(seconds(1)).setMaximumBackoff(seconds(60)))
        .build();
  }

  private static PushConfig push(PushSubscription wanted) {
    return PushConfig.newBuilder()
        .setPushEndpoint(wanted.endpoint().toString())
        .setNoWrapper(PushConfig.NoWrapper.newBuilder().setWriteMetadata(true))
        .build();
  }

  private static Duration seconds(long seconds) {
    return Duration.newBuilder().setSeconds(seconds).build();
  }
}
