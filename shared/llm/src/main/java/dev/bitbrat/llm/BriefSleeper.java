package dev.bitbrat.llm;

import com.openai.core.Sleeper;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Pauses as long as asked, but never longer than a bound. */
final class BriefSleeper implements Sleeper {
  private final Duration longest;

  BriefSleeper(Duration longest) {
    this.longest = longest;
  }

  @Override
  public void sleep(Duration pause) {
    try {
      Thread.sleep(bounded(pause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public CompletableFuture<Void> sleepAsync(Duration pause) {
    Executor later =
        CompletableFuture.delayedExecutor(bounded(pause).toMillis(), TimeUnit.MILLISECONDS);
    return CompletableFuture.runAsync(() -> {}, later);
  }

  @Override
  public void close() {}

  Duration bounded(Duration pause) {
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
