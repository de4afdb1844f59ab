package dev.bitbrat.gcp;

import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.testkit.EventBusContract.Feature;
import dev.bitbrat.testkit.EventBusContract.Harness;
import dev.bitbrat.testkit.EventBusContract.Options;
import dev.bitbrat.testkit.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A project of its own on the Pub/Sub emulator, which pushes to servers in this JVM. */
final class PubSubHarness implements Harness {
  private final GcpSettings settings;
  private final Codec codec = new EventCodec();
  private final PubSubBus bus;
  private final PubSubAdmin admin;
  private final List<PushServer> servers = new ArrayList<>();

  PubSubHarness(GcpSettings settings) {
    this.settings = settings;
    bus = new PubSubBus(settings, codec, new FakeClock());
    admin = new PubSubAdmin(settings);
  }

  GcpSettings settings() {
    return settings;
  }

  PubSubAdmin admin() {
    return admin;
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
  public Set<Feature> features() {
    return EnumSet.complementOf(EnumSet.of(Feature.ORDER_WITH_DEAD_LETTER));
  }

  @Override
  public void subscribe(String topic, Options options, Consumer<Inbound> handler) {
    String deadLetterTopic = null;
    if (options.maxAttempts() > 0) {
      deadLetterTopic = topic + ".dead";
      push(deadLetterTopic, false, null, 0, options.deadLetters());
    }
    push(topic, options.ordered(), deadLetterTopic, options.maxAttempts(), handler);
  }

  @Override
  public EventBus unreachable() {
    return new PubSubBus(TestSettings.nobodyThere(), codec, new FakeClock(), TestSettings.SHORT);
  }

  @Override
  public void close() {
    admin.deleteAll();
    admin.close();
    bus.close();
    servers.forEach(PushServer::close);
  }

  private void push(
      String topic,
      boolean ordered,
      @Nullable String deadLetterTopic,
      int maxAttempts,
      Consumer<Inbound> handler) {
    PushServer server = new PushServer(topic, codec, handler);
    servers.add(server);
    admin.ensureSubscription(
        new PushSubscription(
            topic + "-push",
            topic,
            server.uri(),
            Duration.ofSeconds(100),
            ordered,
            deadLetterTopic,
            maxAttempts));
  }
}
