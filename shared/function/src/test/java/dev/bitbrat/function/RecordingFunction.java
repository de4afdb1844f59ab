package dev.bitbrat.function;

import dev.bitbrat.json.EventCodec;
import dev.bitbrat.observability.PrometheusMetrics;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.OutageException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Remembers its deliveries. What an event's text says decides how it fares. The framework makes the
 * instance, so the memory is the class's.
 */
public final class RecordingFunction extends StageFunction {
  static final BlockingQueue<Inbound> SEEN = new LinkedBlockingQueue<>();
  static final String TOPIC = "internal.ingress.v1";

  public RecordingFunction() {
    super(intake());
  }

  static Intake intake() {
    return new Intake(
        TOPIC,
        new EventCodec(),
        RecordingFunction::handle,
        Optional.of(new PrometheusMetrics().page()));
  }

  private static void handle(Inbound inbound) {
    SEEN.add(inbound);
    if (!(inbound instanceof Inbound.Decoded decoded)) return;
    switch (decoded.event().text()) {
      case "outage" -> throw new OutageException("the store is down");
      case "bug" -> throw new IllegalStateException("a secret\tdetail");
      default -> System.getLogger("dev.bitbrat.test").log(System.Logger.Level.INFO, "handled");
    }
  }

  static Inbound next() throws InterruptedException {
    Inbound inbound = SEEN.poll(30, TimeUnit.SECONDS);
    if (inbound == null) throw new AssertionError("nothing was delivered");
    return inbound;
  }
}
