package dev.bitbrat.standins;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/**
 * EventSub over WebSockets: welcomes who connects, delivers to the newest session, moves it, falls
 * silent, and hangs up. What is delivered while nobody is connected is lost, as with Twitch.
 */
public final class EventSubSocketStandIn implements AutoCloseable {
  private final Server server;

  private EventSubSocketStandIn(Server server) {
    this.server = server;
  }

  /**
   * @param keepalive what it promises; it sends none by itself
   */
  public static EventSubSocketStandIn start(Duration keepalive) throws InterruptedException {
    Server server = new Server(keepalive);
    server.start();
    if (!server.started.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the WebSocket stand-in did not start");
    }
    return new EventSubSocketStandIn(server);
  }

  public URI uri() {
    return URI.create("ws://127.0.0.1:" + server.getPort() + "/ws");
  }

  /**
   * The id of the next session that was welcomed and that nobody has taken yet.
   *
   * @throws AssertionError if none comes in time
   */
  public String session(long seconds) throws InterruptedException {
    String session = server.sessions.poll(seconds, TimeUnit.SECONDS);
    if (session == null) throw new AssertionError("no session within " + seconds + " s");
    return session;
  }

  /** How many are connected now. */
  public int connections() {
    return server.live.size();
  }

  /** Delivers to the newest connection; false if there is none. */
  public boolean deliver(String messageId, Map<String, @Nullable Object> payload) {
    return tell("notification", messageId, payload);
  }

  /** Tells the newest connection that a subscription is no more; false if there is none. */
  public boolean revoke(String messageId, Map<String, @Nullable Object> payload) {
    return tell("revocation", messageId, payload);
  }

  private boolean tell(String kind, String messageId, Map<String, @Nullable Object> payload) {
    if (server.live.isEmpty()) return false;
    Map<String, @Nullable Object> subscription = Tree.map(payload, "subscription");
    Map<String, @Nullable Object> metadata = metadata(messageId, kind);
    metadata.put("subscription_type", subscription.get("type"));
    metadata.put("subscription_version", subscription.get("version"));
    return server.send(server.live.getLast(), metadata, payload);
  }

  public boolean keepalive() {
    return !server.live.isEmpty()
        && server.send(server.live.getLast(), metadata(fresh(), "session_keepalive"), Map.of());
  }

  /** Asks the newest connection to move to another address. */
  public void reconnect(URI to) {
    Map<String, @Nullable Object> session = new LinkedHashMap<>();
    session.put("id", "moving");
    session.put("status", "reconnecting");
    session.put("reconnect_url", to.toString());
    server.send(
        server.live.getLast(), metadata(fresh(), "session_reconnect"), Map.of("session", session));
  }

  /** Anything, as it is. */
  public void say(String text) {
    server.live.getLast().send(text);
  }

  /** Hangs up on everybody without a word. */
  public void cut() {
    for (WebSocket socket : List.copyOf(server.live)) socket.closeConnection(1006, "cut");
  }

  /** Closes the newest connection with a code of Twitch's, such as 4003. */
  public void close(int code) {
    server.live.getLast().close(code);
  }

  @Override
  public void close() {
    try {
      server.stop(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String fresh() {
    return UUID.randomUUID().toString();
  }

  private static Map<String, @Nullable Object> metadata(String id, String type) {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("message_id", id);
    metadata.put("message_type", type);
    metadata.put("message_timestamp", Instant.now().toString());
    return metadata;
  }

  private static final class Server extends WebSocketServer {
    final CountDownLatch started = new CountDownLatch(1);
    final List<WebSocket> live = new CopyOnWriteArrayList<>();
    final LinkedBlockingQueue<String> sessions = new LinkedBlockingQueue<>();
    private final Duration keepalive;

    Server(Duration keepalive) {
      super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      this.keepalive = keepalive;
      setReuseAddr(true);
      setDaemon(true);
    }

    boolean send(
        WebSocket socket,
        Map<String, @Nullable Object> metadata,
        Map<String, @Nullable Object> payload) {
      if (!socket.isOpen()) return false;
      socket.send(Json.write(Map.of("metadata", metadata, "payload", payload)));
      return true;
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
      String id = fresh();
      live.add(socket);
      Map<String, @Nullable Object> session = new LinkedHashMap<>();
      session.put("id", id);
      session.put("status", "connected");
      session.put("keepalive_timeout_seconds", keepalive.toSeconds());
      send(socket, metadata(fresh(), "session_welcome"), Map.of("session", session));
      sessions.add(id);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
      live.remove(socket);
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
      // Whoever says anything is disconnected, as Twitch does.
      socket.close(4001);
    }

    @Override
    public void onError(@Nullable WebSocket socket, Exception error) {}

    @Override
    public void onStart() {
      started.countDown();
    }
  }
}
