package dev.bitbrat.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Delivers every line twice, the second time up to three seconds after the first. */
final class Deliveries {
  private static final long LATEST_MS = 3_000;

  private Deliveries() {}

  /** Returns once it was accepted. */
  @FunctionalInterface
  interface Delivery {
    void deliver(int line) throws Exception;
  }

  private record Due(int line, long nanos) {}

  /** Returns once all were accepted; tells how long that took. */
  static Duration run(KillPlan plan, Delivery delivery) throws Exception {
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (Due due : schedule(plan)) {
        Waiting.until(begin + due.nanos());
        all.add(
            threads.submit(
                () -> {
                  delivery.deliver(due.line());
                  return null;
                }));
      }
      for (Future<?> one : all) one.get();
    } catch (ExecutionException e) {
      throw new AssertionError("a line was not accepted", e.getCause());
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static List<Due> schedule(KillPlan plan) {
    Random chance = new Random(~plan.seed());
    List<Due> due = new ArrayList<>();
    for (int line = 0; line < plan.lines(); line++) {
      long first = (long) (line / plan.perSecond() * 1e9);
      due.add(new Due(line, first));
      due.add(new Due(line, first + chance.nextLong(LATEST_MS) * 1_000_000));
    }
    due.sort(Comparator.comparingLong(Due::nanos));
    return due;
  }
}
