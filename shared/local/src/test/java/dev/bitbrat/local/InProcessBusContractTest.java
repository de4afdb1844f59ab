package dev.bitbrat.local;

import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.testkit.EventBusContract;
import dev.bitbrat.testkit.FakeClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;

final class InProcessBusContractTest implements EventBusContract {
  private final Path dir;
  private final AtomicInteger files = new AtomicInteger();

  InProcessBusContractTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @Override
  public Harness harness() {
    return new LocalHarness(dir.resolve(files.incrementAndGet() + ".db"));
  }

  private static final class LocalHarness implements Harness {
    private final Codec codec = new EventCodec();
    private final Database database;
    private final InProcessBus bus;

    private LocalHarness(Path file) {
      database = Database.open(file, Database.Sync.NORMAL, new FakeClock());
      bus = newBus();
    }

    private InProcessBus newBus() {
      return new InProcessBus(database, codec, new FakeClock(), Later.system());
    }

    @Override
    public EventBus bus() {
      return bus;
    }

    @Override
    public Codec codec() {
      return codec;
    }

    @Override
    public void subscribe(String topic, Options options, Consumer<Inbound> handler) {
      bus.subscribe(
          topic,
          Subscription.of(options.ordered())
              .withBackoff(Duration.ofMillis(1), Duration.ofMillis(5))
              .withDeadLetters(options.maxAttempts(), options.deadLetters()),
          handler);
    }

    @Override
    public EventBus unreachable() {
      InProcessBus closed = newBus();
      closed.subscribe("internal.ingress.v1", Subscription.of(false), message -> {});
      closed.close();
      return closed;
    }

    @Override
    public void close() {
      bus.close();
      database.close();
    }
  }
}
