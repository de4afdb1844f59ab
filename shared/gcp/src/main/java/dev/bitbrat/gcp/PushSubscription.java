package dev.bitbrat.gcp;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A push subscription of ours, as {@code terraform/} makes them on the real service: the bare body,
 * attributes as headers, never expiring.
 *
 * @param endpoint of the function
 * @param ackDeadline 10 to 600 s; longer than the function's timeout
 * @param ordered keeps the order within an ordering key
 * @param deadLetterTopic for messages that failed {@code maxAttempts} times; {@code null} has none
 * @param maxAttempts 5 to 100
 */
public record PushSubscription(
    String id,
    String topic,
    URI endpoint,
    Duration ackDeadline,
    boolean ordered,
    @Nullable String deadLetterTopic,
    int maxAttempts) {}
