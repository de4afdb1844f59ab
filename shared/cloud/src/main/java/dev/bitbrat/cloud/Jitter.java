package dev.bitbrat.cloud;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Pause;
import java.util.concurrent.ThreadLocalRandom;

/** Waits a random while, longer with each attempt up to 300 ms, so that rivals part. */
final class Jitter implements Pause {
  @Override
  public void beforeAttempt(int attempt) {
    long most = Math.min(300, 10L << Math.min(attempt, 5));
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, most + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutageException("interrupted while waiting to try a commit again", e);
    }
  }
}
