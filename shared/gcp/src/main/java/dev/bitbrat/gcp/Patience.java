package dev.bitbrat.gcp;

import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.StatusCode.Code;
import java.time.Duration;
import java.util.Set;

/**
 * How long a call may take. An event's sender waits for us, and sends it again when we give up.
 *
 * @param total for all attempts of a call
 * @param attempts at most so many
 */
public record Patience(Duration total, int attempts) {
  public static final Patience NORMAL = new Patience(Duration.ofSeconds(10), 4);

  /** What may pass. UNKNOWN is what the transport says for a connection that was refused or cut. */
  public static final Set<Code> PASSING =
      Set.of(
          Code.UNAVAILABLE,
          Code.DEADLINE_EXCEEDED,
          Code.INTERNAL,
          Code.UNKNOWN,
          Code.ABORTED,
          Code.RESOURCE_EXHAUSTED);

  public RetrySettings retries() {
    Duration attempt = total.dividedBy(2);
    return RetrySettings.newBuilder()
        .setTotalTimeoutDuration(total)
        .setInitialRpcTimeoutDuration(attempt)
        .setMaxRpcTimeoutDuration(attempt)
        .setInitialRetryDelayDuration(Duration.ofMillis(100))
        .setRetryDelayMultiplier(3)
        .setMaxRetryDelayDuration(Duration.ofSeconds(2))
        .setMaxAttempts(attempts)
        .build();
  }

  /** For calls that may not be made twice. */
  RetrySettings once() {
    return retries().toBuilder()
        .setInitialRpcTimeoutDuration(total)
        .setMaxRpcTimeoutDuration(total)
        .setMaxAttempts(1)
        .build();
  }
}
