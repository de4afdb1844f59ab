package dev.bitbrat.supervisor;

import dev.bitbrat.supervisor.FunctionProcess.Plan;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps a function running: a process that dies is followed by another at the same address. */
final class FunctionKeeper {
  private static final int FIRST_STARTS = 3;
  private static final long LONGEST_PAUSE_MS = 10_000;

  private final Semaphore starting;
  private final HttpClient client;
  private final Consumer<String> progress;
  private final boolean anyPort;
  private final AtomicInteger restarts = new AtomicInteger();
  private volatile Plan plan;
  private volatile @Nullable FunctionProcess current;
  private volatile boolean closed;

  /**
   * @param anyPort whether another port is as good, should this one be taken meanwhile
   * @param starting how many processes may start at a time
   */
  FunctionKeeper(
      Plan plan,
      boolean anyPort,
      Semaphore starting,
      HttpClient client,
      Consumer<String> progress) {
    this.plan = plan;
    this.anyPort = anyPort;
    this.starting = starting;
    this.client = client;
    this.progress = progress;
  }

  Plan plan() {
    return plan;
  }

  /** The process that runs now, or ran last. */
  Optional<ProcessHandle> process() {
    return Optional.ofNullable(current).map(FunctionProcess::process).map(Process::toHandle);
  }

  /** How many processes died and were followed. */
  int restarts() {
    return restarts.get();
  }

  /**
   * Returns once it answers.
   *
   * @return how long that took
   * @throws SupervisorException if it does not come up
   */
  Duration start() throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return launch();
      } catch (SupervisorException e) {
        if (!anyPort || attempt == FIRST_STARTS) throw e;
        plan =
            new Plan(plan.name(), plan.entryPoint(), Ports.free(), plan.environment(), plan.logs());
      }
    }
  }

  /** Returns once it is gone, or will be in a moment. */
  void close() throws InterruptedException {
    closed = true;
    FunctionProcess last = current;
    if (last != null) last.stop();
  }

  /** Asks it to end, without waiting. */
  void closing() {
    closed = true;
    process().ifPresent(ProcessHandle::destroy);
  }

  private Duration launch() throws InterruptedException {
    starting.acquire();
    try {
      long begin = System.nanoTime();
      FunctionProcess started = FunctionProcess.start(plan);
      current = started;
      if (closed) started.stop();
      started.awaitHealthy(client);
      var _ = started.process().onExit().thenRunAsync(this::follow);
      return Duration.ofNanos(System.nanoTime() - begin);
    } finally {
      starting.release();
    }
  }

  private void follow() {
    FunctionProcess dead = current;
    if (closed || dead == null) return;
    String name = plan.name();
    progress.accept(
        name + ": ended with code " + dead.process().exitValue() + ", starting it again");
    try {
      for (int failures = 0; !closed; failures++) {
        if (tryAgain(name)) return;
        TimeUnit.MILLISECONDS.sleep(Math.min(LONGEST_PAUSE_MS, 500L << Math.min(failures, 5)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean tryAgain(String name) throws InterruptedException {
    try {
      Duration took = launch();
      restarts.incrementAndGet();
      progress.accept(name + ": answers again after " + took.toMillis() + " ms");
      return true;
    } catch (SupervisorException e) {
      if (!closed) progress.accept(String.valueOf(e.getMessage()));
      return false;
    }
  }
}
