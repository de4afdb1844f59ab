package dev.bitbrat.player;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.Json;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSocketStandIn;
import dev.bitbrat.standins.EventSubTold;
import dev.bitbrat.standins.TwitchStandIn;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.twitch.EventSubSocket;
import dev.bitbrat.twitch.SocketSubscriptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** EventSub over a WebSocket in, as {@code brat run} hears it; Helix out. */
final class TwitchSocketWire implements Wire {
  private static final long PATIENCE_S = 20;

  private final TwitchWire helix = new TwitchWire();
  private final EventSubTold told =
      new EventSubTold(EventSubSamples.BROADCASTER_ID, EventSubSamples.BROADCASTER_LOGIN);
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> brought = new LinkedBlockingQueue<>();
  private final EventSubSocketStandIn eventSub;
  private @Nullable EventSubSocket socket;

  TwitchSocketWire() {
    try {
      eventSub = EventSubSocketStandIn.start(Duration.ofMinutes(5));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<String, String> environment() {
    return helix.environment();
  }

  /** It subscribes at Helix' stand-in, which knows nothing of the socket. */
  @Override
  public void listen(Ports ports) throws InterruptedException {
    FakeSecrets secrets =
        new FakeSecrets(helix.environment()).with("TWITCH_BOT_TOKEN", TwitchStandIn.TOKEN);
    SocketSubscriptions subscriptions =
        new SocketSubscriptions(
            RestSettings.of(environment(), "TWITCH_API_URL", "missing"), secrets);
    SocketSubscriptions.Target target =
        new SocketSubscriptions.Target("b", EventSubSamples.BROADCASTER_ID, EventSubSamples.BOT_ID);
    socket =
        EventSubSocket.start(
            new EventSubSocket.Setup(
                eventSub.uri(),
                session -> subscriptions.hearChat(target, session),
                event -> event,
                event -> bring(event, ports),
                said::add,
                ports.clock(),
                ports.chance()));
    for (String next = ""; !next.contains("listening"); ) {
      String sentence = said.poll(PATIENCE_S, TimeUnit.SECONDS);
      if (sentence == null) throw new AssertionError("it does not listen, and said last: " + next);
      next = sentence;
    }
  }

  private void bring(Event event, Ports ports) {
    ports.bus().publish(List.of(new Publication(Topics.INGRESS, event)));
    brought.add(event.correlationId());
  }

  @Override
  public void hangUp() {
    if (socket != null) socket.close();
    socket = null;
  }

  /** One after the other, as a socket tells. */
  @Override
  public synchronized void say(Event line) throws InterruptedException {
    EventSubTold.Notification chat = told.of(line).getFirst();
    if (!eventSub.deliver(UUID.randomUUID().toString(), Json.parseObject(chat.body()))) {
      throw new AssertionError("nobody listens");
    }
    String id = EventSubTold.messageId(Objects.requireNonNull(line.message()).id());
    String wanted = Ids.correlation("twitch", "chat", id);
    for (String next = ""; !next.equals(wanted); ) {
      String event = brought.poll(PATIENCE_S, TimeUnit.SECONDS);
      if (event == null) throw new AssertionError("nobody heard " + id);
      next = event;
    }
  }

  @Override
  public List<String> heard() {
    return helix.heard();
  }

  @Override
  public void close() {
    hangUp();
    eventSub.close();
    helix.close();
  }
}
