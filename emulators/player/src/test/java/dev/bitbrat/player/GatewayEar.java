package dev.bitbrat.player;

import dev.bitbrat.events.Ids;
import dev.bitbrat.gateway.Gateway;
import dev.bitbrat.gateway.Source;
import dev.bitbrat.gateway.SourceProvider;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.testkit.FakeSecrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The socket gateway before a platform in this process, and how far it is. */
final class GatewayEar implements AutoCloseable {
  private static final long PATIENCE_S = 20;

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> brought = new LinkedBlockingQueue<>();
  private final Gateway gateway;

  /**
   * @param environment switches on one source
   */
  GatewayEar(Map<String, String> environment, FakeSecrets secrets, Ports ports) {
    SourceProvider.Setting setting =
        new SourceProvider.Setting(
            environment, secrets, ports.clock(), ports.chance(), said::add, Optional.empty());
    gateway =
        Gateway.start(
            new Gateway.Setup(
                "gateway of a story",
                ports.store(),
                new Counted(ports.bus()),
                ports.metrics(),
                ports.clock(),
                () -> sources(setting),
                Optional.empty()));
  }

  private static List<Source> sources(SourceProvider.Setting setting) {
    return ServiceLoader.load(SourceProvider.class).stream()
        .flatMap(provider -> provider.get().sources(setting).stream())
        .toList();
  }

  /** Returns once it hears the platform. */
  void awaitListening() throws InterruptedException {
    String last = "nothing";
    while (true) {
      String sentence = said.poll(PATIENCE_S, TimeUnit.SECONDS);
      if (sentence == null) throw new AssertionError("it does not listen, and said last: " + last);
      if (sentence.contains("listening")) return;
      last = sentence;
    }
  }

  /** Returns once a message was brought to the bus; each one counts once. */
  void awaitBrought(String platform, String messageId) throws InterruptedException {
    String wanted = Ids.correlation(platform, "chat", messageId);
    while (true) {
      String next = brought.poll(PATIENCE_S, TimeUnit.SECONDS);
      if (next == null) throw new AssertionError("nobody heard " + messageId);
      if (next.equals(wanted)) return;
    }
  }

  @Override
  public void close() {
    gateway.close();
  }

  private final class Counted implements EventBus {
    private final EventBus bus;

    Counted(EventBus bus) {
      this.bus = bus;
    }

    @Override
    public void publish(List<Publication> publications) {
      bus.publish(publications);
      for (Publication each : publications) brought.add(each.event().correlationId());
    }

    @Override
    public void republish(RawMessage message) {
      bus.republish(message);
    }
  }
}
