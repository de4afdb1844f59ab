package dev.bitbrat.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The functions' processes together. */
final class Fleet {
  private final Map<String, FunctionKeeper> keepers = new LinkedHashMap<>();
  private final Consumer<String> progress;

  Fleet(Collection<FunctionKeeper> keepers, Consumer<String> progress) {
    for (FunctionKeeper keeper : keepers) this.keepers.put(keeper.plan().name(), keeper);
    this.progress = progress;
  }

  Collection<FunctionKeeper> keepers() {
    return keepers.values();
  }

  FunctionKeeper get(String name) {
    FunctionKeeper keeper = keepers.get(name);
    if (keeper == null) throw new IllegalArgumentException("no function " + name);
    return keeper;
  }

  /**
   * Returns once all of them answer.
   *
   * @throws SupervisorException as the first that does not come up
   */
  void start() throws InterruptedException {
    AtomicInteger healthy = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> starts = new ArrayList<>();
      for (FunctionKeeper keeper : keepers.values()) {
        starts.add(threads.submit(() -> start(keeper, healthy)));
      }
      try {
        for (Future<?> start : starts) start.get();
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw failure(e.getCause());
      }
    }
  }

  void close() throws InterruptedException {
    keepers.values().forEach(FunctionKeeper::closing);
    for (FunctionKeeper keeper : keepers.values()) keeper.close();
  }

  private Duration start(FunctionKeeper keeper, AtomicInteger healthy) throws InterruptedException {
    Duration took = keeper.start();
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s: answers at %s after %.1f s (%d of %d)",
            keeper.plan().name(),
            keeper.plan().uri(),
            took.toMillis() / 1000.0,
            healthy.incrementAndGet(),
            keepers.size()));
    return took;
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    return cause instanceof RuntimeException known
        ? known
        : new SupervisorException("The functions do not start: " + cause, cause);
  }
}
