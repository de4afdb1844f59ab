package dev.bitbrat.supervisor;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Kills processes at random, now and then, until it is closed. */
final class Killer implements AutoCloseable {
  private final TestPlatform platform;
  private final Map<String, Integer> kills = new TreeMap<>();
  private final Thread thread;
  private volatile boolean over;

  Killer(TestPlatform platform, KillPlan plan) {
    this.platform = platform;
    Random chance = new Random(plan.seed());
    List<String> names = platform.processes().stream().sorted().toList();
    this.thread =
        Thread.ofPlatform()
            .name("killer")
            .start(
                () -> {
                  while (!over) {
                    double factor = chance.nextDouble(0.5, 1.5);
                    Waiting.until(System.nanoTime() + (long) (plan.every().toNanos() * factor));
                    if (!over) kill(names.get(chance.nextInt(names.size())));
                  }
                });
  }

  private synchronized void kill(String name) {
    if (platform.kill(name)) kills.merge(name, 1, Integer::sum);
  }

  /** How often each process was killed. */
  synchronized Map<String, Integer> kills() {
    return new TreeMap<>(kills);
  }

  /** Returns once it kills no more. */
  void stop() throws InterruptedException {
    over = true;
    thread.join();
  }

  @Override
  public void close() {
    over = true;
  }
}
