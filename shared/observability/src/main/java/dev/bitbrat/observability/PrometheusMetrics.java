package dev.bitbrat.observability;

import dev.bitbrat.pipeline.Metrics;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Counts in this process, for Prometheus to fetch. */
public final class PrometheusMetrics implements Metrics {
  /** Types come from outside and behaviours from users: beyond this many they count as others. */
  private static final int MAX_LABELS = 100;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ExpositionFormats formats = ExpositionFormats.init();
  private final BoundedLabels types = new BoundedLabels(MAX_LABELS);
  private final BoundedLabels behaviours = new BoundedLabels(MAX_LABELS);
  private final Counter events;
  private final Counter behaviourRuns;
  private final Counter actionErrors;
  private final Counter sends;
  private final Histogram outputLatency;

  public PrometheusMetrics() {
    events = counter("events_total", "Events accepted.", "type");
    behaviourRuns =
        counter("behaviour_runs_total", "Behaviours run or denied.", "behaviour", "result");
    actionErrors = counter("action_errors_total", "Actions of behaviours that failed.");
    sends =
        counter("platform_sends_total", "What platforms were asked to take.", "platform", "result");
    outputLatency =
        Histogram.builder()
            .name("output_latency_seconds")
            .help("From ingress until the reply was sent.")
            .unit(Unit.SECONDS)
            .classicOnly()
            .classicUpperBounds(.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60)
            .register(registry);
    JvmGauges.register(registry);
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  /**
   * Something that is looked at when the page is fetched.
   *
   * @param label name of the only label
   * @param values by the label's value: from configuration or a fixed set, never from user text
   */
  public void gauge(String name, String help, String label, Supplier<Map<String, Double>> values) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(label)
        .callback(gauge -> values.get().forEach((value, number) -> gauge.call(number, value)))
        .register(registry);
  }

  /** As {@link #gauge(String, String, String, Supplier)}, of one value. */
  public void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(gauge -> gauge.call(value.getAsDouble()))
        .register(registry);
  }

  @Override
  public void event(String type) {
    events.labelValues(types.bound(type)).inc();
  }

  @Override
  public void behaviourRun(String behaviour, String result) {
    behaviourRuns.labelValues(behaviours.bound(behaviour), result).inc();
  }

  @Override
  public void actionError() {
    actionErrors.inc();
  }

  @Override
  public void outputLatency(Duration sinceIngress) {
    outputLatency.observe(sinceIngress.toNanos() / 1e9);
  }

  @Override
  public void sent(String platform, String result) {
    sends.labelValues(platform, result).inc();
  }

  /** The page to fetch, in the text format that the request's {@code Accept} asks for. */
  public WebHandler page() {
    return this::page;
  }

  private WebResponse page(WebRequest request) {
    ExpositionFormatWriter writer = formats.findWriter(request.header("accept").orElse(""));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      writer.write(text, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen: written to memory", e);
    }
    return WebResponse.of(200, writer.getContentType(), text.toString(StandardCharsets.UTF_8));
  }
}
