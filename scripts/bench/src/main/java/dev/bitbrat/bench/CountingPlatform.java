package dev.bitbrat.bench;

import dev.bitbrat.pipeline.Platform;
import java.util.concurrent.atomic.AtomicLong;

/** Takes everything at once; only counts. */
final class CountingPlatform implements Platform {
  private final AtomicLong sent = new AtomicLong();

  @Override
  public String name() {
    return "twitch";
  }

  @Override
  public Sent send(Outgoing message) {
    return new Sent.Accepted("sent-" + sent.incrementAndGet());
  }

  long sent() {
    return sent.get();
  }
}
