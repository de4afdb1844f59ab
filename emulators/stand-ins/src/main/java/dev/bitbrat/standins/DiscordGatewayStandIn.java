package dev.bitbrat.standins;

import dev.bitbrat.standins.DiscordGatewaySamples.Someone;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.jspecify.annotations.Nullable;

/**
 * Discord's gateway, and what a client asks of the HTTP API before it connects. A session goes on
 * while nobody is connected: who resumes it gets what happened meanwhile.
 */
public final class DiscordGatewayStandIn implements AutoCloseable {
  public static final String TOKEN = "stand-in-discord-token";

  private static final String API = "/api/v10";

  private final DiscordGatewayServer server;
  private final Loopback http;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile int loginsLeft = 1000;

  private DiscordGatewayStandIn(DiscordGatewayServer server) {
    this.server = server;
    this.http = Loopback.start(0, this::answer);
  }

  public static DiscordGatewayStandIn start() throws InterruptedException {
    DiscordGatewayServer server = new DiscordGatewayServer(TOKEN);
    server.start();
    if (!server.started.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the gateway stand-in did not start");
    }
    return new DiscordGatewayStandIn(server);
  }

  /** Of the HTTP API, with its version. */
  public URI uri() {
    return http.uri().resolve(API);
  }

  /** From now on only this token is valid. */
  public void changeToken(String token) {
    server.token = token;
  }

  /** From now on every login is refused with a code of Discord's, such as 4014; 0 for none. */
  public void refuse(int code) {
    server.refusal = code;
  }

  /** The next requests over HTTP are answered with 503. */
  public void fail(int requests) {
    failures.set(requests);
  }

  /** What Discord says how many logins are left today. */
  public void loginsLeft(int left) {
    loginsLeft = left;
  }

  /** Something happens: whoever is connected hears it, and whoever resumes. */
  public void dispatch(String type, Map<String, @Nullable Object> payload) {
    server.dispatch(type, payload);
  }

  /**
   * What was done next to begin or to go on: {@code IDENTIFY} or {@code RESUME}.
   *
   * @throws AssertionError if nothing is in time
   */
  public String login(long seconds) throws InterruptedException {
    String login = server.logins.poll(seconds, TimeUnit.SECONDS);
    if (login == null) throw new AssertionError("nobody logged in within " + seconds + " s");
    return login;
  }

  /** How many heartbeats came. */
  public int heartbeats() {
    return server.heartbeats.get();
  }

  /** Of the last login. */
  public long intents() {
    return server.intents;
  }

  /** Hangs up on everybody without a word. */
  public void cut() {
    for (WebSocket socket : List.copyOf(server.live)) socket.closeConnection(1006, "cut");
  }

  /** Asks everybody to connect anew, and to resume. */
  public void reconnect() {
    server.toAll(7, null);
  }

  /** Tells everybody that the session is over. */
  public void invalidate() {
    server.forget();
    server.toAll(9, false);
  }

  @Override
  public void close() {
    http.close();
    try {
      server.stop(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer answer(Loopback.Request request) {
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return Answer.json(503, Map.of("message", "503: Service Unavailable", "code", 0));
    }
    if (!("Bot " + server.token).equals(request.header("Authorization"))) {
      return Answer.json(401, Map.of("message", "401: Unauthorized", "code", 0));
    }
    return switch (request.what().replaceFirst(" " + API, " ")) {
      case "GET /users/@me" -> Answer.json(200, DiscordGatewaySamples.user(Someone.SELF));
      case "GET /gateway/bot" -> Answer.json(200, gateway());
      default -> Answer.json(404, Map.of("message", "404: Not Found", "code", 0));
    };
  }

  private Map<String, Object> gateway() {
    return Map.of(
        "url",
        server.uri().toString(),
        "shards",
        1,
        "session_start_limit",
        Map.of(
            "total",
            1000,
            "remaining",
            loginsLeft,
            "reset_after",
            3_600_000,
            "max_concurrency",
            1));
  }
}
