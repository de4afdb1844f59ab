package dev.bitbrat.observability;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** The few figures of the JVM that tell whether a process is well. */
final class JvmGauges {
  private JvmGauges() {}

  static void register(PrometheusRegistry registry) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    GaugeWithCallback.builder()
        .name("jvm_memory_used_bytes")
        .help("Memory in use.")
        .labelNames("area")
        .callback(
            gauge -> {
              gauge.call((double) memory.getHeapMemoryUsage().getUsed(), "heap");
              gauge.call((double) memory.getNonHeapMemoryUsage().getUsed(), "nonheap");
            })
        .register(registry);
    GaugeWithCallback.builder()
        .name("jvm_threads_current")
        .help("Platform threads.")
        .callback(gauge -> gauge.call(ManagementFactory.getThreadMXBean().getThreadCount()))
        .register(registry);
    CounterWithCallback.builder()
        .name("jvm_gc_seconds_total")
        .help("Time spent collecting garbage.")
        .callback(counter -> counter.call(gcMillis() / 1000.0))
        .register(registry);
    GaugeWithCallback.builder()
        .name("process_start_time_seconds")
        .help("When the process started, since 1970.")
        .callback(gauge -> gauge.call(ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0))
        .register(registry);
  }

  /** Collectors that cannot tell say -1. */
  private static long gcMillis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .filter(millis -> millis > 0)
        .sum();
  }
}
