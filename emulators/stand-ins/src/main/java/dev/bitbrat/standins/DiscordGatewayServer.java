package dev.bitbrat.standins;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.standins.DiscordGatewaySamples.Someone;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** Speaks the gateway's protocol, version 10, as JSON without compression. */
final class DiscordGatewayServer extends WebSocketServer {
  private static final int HEARTBEAT_MILLIS = 500;

  final CountDownLatch started = new CountDownLatch(1);
  final List<WebSocket> live = new CopyOnWriteArrayList<>();
  final LinkedBlockingQueue<String> logins = new LinkedBlockingQueue<>();
  final AtomicInteger heartbeats = new AtomicInteger();
  volatile String token;
  volatile int refusal;
  volatile long intents;

  private String session = "";
  private final List<String> dispatched = new ArrayList<>();

  /** Who hears what is dispatched. */
  private @Nullable WebSocket listener;

  DiscordGatewayServer(String token) {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.token = token;
    setReuseAddr(true);
    setDaemon(true);
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + getPort());
  }

  synchronized void dispatch(String type, Map<String, @Nullable Object> payload) {
    Map<String, @Nullable Object> frame = new LinkedHashMap<>();
    frame.put("op", 0);
    frame.put("s", dispatched.size() + 1);
    frame.put("t", type);
    frame.put("d", payload);
    String text = Json.write(frame);
    dispatched.add(text);
    if (listener != null && listener.isOpen()) listener.send(text);
  }

  synchronized void forget() {
    session = "";
    listener = null;
  }

  void toAll(int op, @Nullable Object data) {
    for (WebSocket socket : live) send(socket, op, data);
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    live.add(socket);
    send(socket, 10, Map.of("heartbeat_interval", HEARTBEAT_MILLIS));
  }

  @Override
  public synchronized void onClose(WebSocket socket, int code, String reason, boolean remote) {
    live.remove(socket);
    if (socket.equals(listener)) listener = null;
    // Whoever says good-bye in due form does not come back.
    if (remote && (code == 1000 || code == 1001)) forget();
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    Map<String, @Nullable Object> frame = Json.parseObject(text);
    Map<String, @Nullable Object> data = Tree.map(frame, "d");
    switch ((int) Tree.number(frame, "op", -1)) {
      case 1 -> {
        heartbeats.incrementAndGet();
        send(socket, 11, null);
      }
      case 2 -> identify(socket, data);
      case 6 -> resume(socket, data);
      case 8 -> members(data);
      default -> {}
    }
  }

  private void identify(WebSocket socket, Map<String, @Nullable Object> data) {
    logins.add("IDENTIFY");
    if (!token.equals(Tree.string(data, "token"))) {
      socket.close(4004, "Authentication failed.");
      return;
    }
    if (refusal != 0) {
      socket.close(refusal, "refused");
      return;
    }
    begin(socket, Tree.number(data, "intents", 0));
  }

  private synchronized void begin(WebSocket socket, long wanted) {
    intents = wanted;
    session = UUID.randomUUID().toString();
    dispatched.clear();
    listener = socket;
    dispatch(
        "READY",
        Map.of(
            "v",
            10,
            "user",
            DiscordGatewaySamples.user(Someone.SELF),
            "session_id",
            session,
            "resume_gateway_url",
            uri().toString(),
            "guilds",
            List.of(Map.of("id", DiscordGatewaySamples.GUILD, "unavailable", true)),
            "private_channels",
            List.of(),
            "application",
            Map.of("id", Someone.SELF.id(), "flags", 0)));
    dispatch("GUILD_CREATE", DiscordGatewaySamples.guild());
  }

  private synchronized void resume(WebSocket socket, Map<String, @Nullable Object> data) {
    logins.add("RESUME");
    if (session.isEmpty() || !session.equals(Tree.string(data, "session_id"))) {
      send(socket, 9, false);
      return;
    }
    long known = Tree.number(data, "seq", 0);
    for (int i = (int) known; i < dispatched.size(); i++) socket.send(dispatched.get(i));
    listener = socket;
    dispatch("RESUMED", Map.of());
  }

  private void members(Map<String, @Nullable Object> data) {
    Map<String, @Nullable Object> chunk = new LinkedHashMap<>();
    chunk.put("guild_id", DiscordGatewaySamples.GUILD);
    chunk.put("members", DiscordGatewaySamples.guild().get("members"));
    chunk.put("chunk_index", 0);
    chunk.put("chunk_count", 1);
    chunk.put("nonce", data.get("nonce"));
    dispatch("GUILD_MEMBERS_CHUNK", chunk);
  }

  private static void send(WebSocket socket, int op, @Nullable Object data) {
    Map<String, @Nullable Object> frame = new LinkedHashMap<>();
    frame.put("op", op);
    frame.put("d", data);
    frame.put("s", null);
    frame.put("t", null);
    if (socket.isOpen()) socket.send(Json.write(frame));
  }

  @Override
  public void onError(@Nullable WebSocket socket, Exception error) {}

  @Override
  public void onStart() {
    started.countDown();
  }
}
