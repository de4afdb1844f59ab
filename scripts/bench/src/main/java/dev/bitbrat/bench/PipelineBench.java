package dev.bitbrat.bench;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.host.LocalOptions;
import dev.bitbrat.host.LocalPlatform;
import dev.bitbrat.local.Database;
import dev.bitbrat.testkit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The whole pipeline in one JVM, from ingress to a kept record: how many commands a second in a
 * burst, and how long one takes at 50 and 500 a second.
 */
public final class PipelineBench {
  private static final String BUNDLE =
      """
      {"name": "b", "behaviours": [
        {"uuid": "5eed0001-0000-4000-8000-000000000001", "name": "ping", "active": true,
         "triggers": [{"implementation": "chat.command", "properties": {"text": "ping"},
           "uuid": "5eed0001-0000-4000-8000-000000000002"}],
         "conditions": [],
         "actions": [{"implementation": "reply", "properties": {"message": "pong"},
           "uuid": "5eed0001-0000-4000-8000-000000000003"}]}],
       "rules": []}
      """;
  private static final int CHANNELS = 50;

  private final LocalPlatform platform;
  private final Map<String, Long> started = new ConcurrentHashMap<>();
  private final AtomicLong ended = new AtomicLong();
  private long[] took = {};
  private int sequence;

  private PipelineBench(LocalPlatform platform) {
    this.platform = platform;
    platform.onEnd((event, end) -> end(event));
  }

  /** Prints a table. */
  public static void main(String[] arguments) throws Exception {
    Path home = Files.createTempDirectory("bitbrat-bench");
    LocalOptions options =
        new LocalOptions(home, "bench", Map.of(), Clock.systemUTC(), Database.Sync.NORMAL, 0);
    try (LocalPlatform platform = LocalPlatform.start(options)) {
      platform.push("b", "bench", List.of(BUNDLE), List.of());
      PipelineBench bench = new PipelineBench(platform);
      System.out.println("| load | events/s | p50 ms | p99 ms | CPU us/event |");
      System.out.println("|---|---|---|---|---|");
      bench.row("warm-up burst", 20_000, 0);
      bench.row("burst", 40_000, 0);
      bench.row("50/s", 500, 50);
      bench.row("500/s", 5_000, 500);
    } finally {
      delete(home);
    }
  }

  private void row(String name, int events, int perSecond) throws InterruptedException {
    took = new long[events];
    ended.set(0);
    long cpu = cpu();
    long start = System.nanoTime();
    for (int i = 0; i < events; i++) {
      if (perSecond > 0) {
        long due = start + i * 1_000_000_000L / perSecond;
        LockSupport.parkNanos(due - System.nanoTime());
      }
      Event event = event();
      started.put(event.correlationId(), System.nanoTime());
      platform.accept(event);
    }
    if (!platform.awaitIdle(Duration.ofMinutes(2))) throw new IllegalStateException("not idle");
    double seconds = (System.nanoTime() - start) / 1e9;
    double micros = (cpu() - cpu) / 1e3 / events;
    int count = Math.toIntExact(ended.get());
    if (count != events) throw new IllegalStateException(count + " of " + events + " ended");
    long[] sorted = Arrays.copyOf(took, count);
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.2f | %.2f | %.0f |%n",
        name,
        events / seconds,
        sorted[count / 2] / 1e6,
        sorted[(int) (count * 0.99)] / 1e6,
        micros);
  }

  /** What this process has used so far, in nanoseconds. */
  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private void end(Event event) {
    Long start = started.remove(event.correlationId());
    if (start == null) return;
    took[(int) ended.getAndIncrement()] = System.nanoTime() - start;
  }

  private Event event() {
    int number = sequence++;
    String session = "s" + number % CHANNELS;
    return Samples.api(Samples.Person.BEN, session, "m" + number, "!ping")
        .with()
        .metadata("bot", "b")
        .egressDestination(Topics.EGRESS)
        .build();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
