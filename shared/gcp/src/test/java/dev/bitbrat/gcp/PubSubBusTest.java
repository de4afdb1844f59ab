package dev.bitbrat.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bitbrat.emulators.gcloud.Emulators;
import dev.bitbrat.emulators.gcloud.EmulatorsForTests;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.EventBus.RawMessage;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.NoSuchTopicException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.testkit.EventBusContract;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.Samples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatorsForTests.class)
final class PubSubBusTest implements EventBusContract {
  private GcpSettings settings = TestSettings.nobodyThere();

  @BeforeEach
  void takeAProject(Emulators emulators) {
    settings = TestSettings.fresh(emulators);
  }

  @Override
  public PubSubHarness harness() {
    return new PubSubHarness(settings);
  }

  @Test
  void sendsMoreThanOneRequestTakes() throws InterruptedException {
    try (PubSubHarness harness = harness()) {
      BlockingQueue<Inbound> inbox = new LinkedBlockingQueue<>();
      harness.subscribe(Topics.ENRICHED, Options.UNORDERED, inbox::add);
      harness
          .bus()
          .publish(
              IntStream.range(0, 1_100)
                  .mapToObj(i -> new Publication(Topics.ENRICHED, Samples.ann("line " + i)))
                  .toList());
      Set<String> ids = new HashSet<>();
      while (ids.size() < 1_100) ids.add(next(inbox).attributes().getOrDefault("ce-id", ""));
      assertThat(ids).hasSize(1_100);
    }
  }

  @Test
  void aTopicNameThatNoneCanHaveIsNoTopic() {
    try (PubSubHarness harness = harness()) {
      Publication odd = new Publication("no such/topic?", Samples.ann("hi"));
      assertThatThrownBy(() -> harness.bus().publish(List.of(odd)))
          .isInstanceOf(NoSuchTopicException.class);
    }
  }

  @Test
  void aForbiddenTopicOfARuleIsNoTopicAndOneOfOursIsAnOutage() throws IOException {
    HttpServer forbidding =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    forbidding.createContext("/", PubSubBusTest::forbid);
    forbidding.start();
    String address = "127.0.0.1:" + forbidding.getAddress().getPort();
    try (PubSubBus bus =
        new PubSubBus(
            new GcpSettings("t-forbidden", "(default)", address, null, null),
            new EventCodec(),
            new FakeClock())) {
      assertThatThrownBy(
              () -> bus.publish(List.of(new Publication("rule.topic", Samples.ann("a")))))
          .isInstanceOf(NoSuchTopicException.class);
      assertThatThrownBy(
              () -> bus.publish(List.of(new Publication(Topics.COMMAND, Samples.ann("a")))))
          .isInstanceOf(OutageException.class);
    } finally {
      forbidding.stop(0);
    }
  }

  private static void forbid(HttpExchange exchange) throws IOException {
    byte[] body =
        "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\"}}"
            .getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(403, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void leavesOutWhatPubSubItselfPutOnAFailedMessage() throws InterruptedException {
    try (PubSubHarness harness = harness()) {
      BlockingQueue<Inbound> inbox = new LinkedBlockingQueue<>();
      harness.subscribe(Topics.ENRICHED, Options.UNORDERED, inbox::add);
      Map<String, String> attributes =
          Map.of(
              "ce-id",
              "1",
              "CloudPubSubDeadLetterSourceDeliveryCount",
              "5",
              "x-goog-pubsub-message-id",
              "77",
              "googclient_x",
              "y");
      harness.bus().republish(new RawMessage(Topics.ENRICHED, attributes, body(), null));
      assertThat(next(inbox).attributes())
          .containsEntry("ce-id", "1")
          .doesNotContainKeys("cloudpubsubdeadlettersourcedeliverycount", "googclient_x")
          .doesNotContainEntry("x-goog-pubsub-message-id", "77");
    }
  }

  @Test
  void takesAnOrderingKeyOfAnyLength() throws InterruptedException {
    try (PubSubHarness harness = harness()) {
      BlockingQueue<Inbound> inbox = new LinkedBlockingQueue<>();
      harness.subscribe(Topics.COMMAND, Options.ORDERED, inbox::add);
      RawMessage message =
          new RawMessage(Topics.COMMAND, Map.of("ce-id", "1"), body(), "\u00e4".repeat(2_000));
      harness.bus().republish(message);
      assertThat(next(inbox).attributes()).containsEntry("ce-id", "1");
      assertThat(OrderingKeys.fitted(message.orderingKey() + "x"))
          .isNotEqualTo(OrderingKeys.fitted(message.orderingKey() + "y"))
          .hasSizeLessThan(1_024);
    }
  }

  @Test
  void givesUpOnABrokerThatTakesTheCallAndDoesNotAnswer() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        PubSubBus bus =
            new PubSubBus(
                new GcpSettings("p", "d", "127.0.0.1:" + silent.getLocalPort(), null, null),
                new EventCodec(),
                new FakeClock(),
                TestSettings.SHORT)) {
      List<Publication> one = List.of(new Publication(Topics.INGRESS, Samples.ann("hi")));
      assertThatThrownBy(() -> bus.publish(one))
          .isInstanceOf(OutageException.class)
          .hasMessageContaining(Topics.INGRESS);
    }
  }

  private static byte[] body() {
    return "{}".getBytes(StandardCharsets.UTF_8);
  }

  private static Inbound next(BlockingQueue<Inbound> inbox) throws InterruptedException {
    Inbound message = inbox.poll(60, TimeUnit.SECONDS);
    if (message == null) throw new AssertionError("nothing came");
    return message;
  }
}
