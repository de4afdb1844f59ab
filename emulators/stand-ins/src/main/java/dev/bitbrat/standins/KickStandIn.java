package dev.bitbrat.standins;

import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.standins.Loopback.Request;
import java.net.URI;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Kick's public API as far as a chat bot needs it: chat, channels, bans, subscriptions and the
 * public key; refusing what Kick refuses. {@code GET /recorded} shows people what came in.
 * Deliveries come from a {@link #sender}, signed with the key that is published here.
 */
public final class KickStandIn implements AutoCloseable {
  /** Of the bot's account, whichever that is, with every scope. */
  public static final String BOT_TOKEN = "stand-in-kick-bot-token";

  /** Of the app. */
  public static final String APP_TOKEN = "stand-in-kick-app-token";

  private final KickRoom room = new KickRoom();
  private final AtomicInteger keysTold = new AtomicInteger();
  private final KickDesk desk = new KickDesk();
  private final Script script = new Script();
  private final Loopback server;
  private volatile boolean keyChanged;
  private volatile String botToken = BOT_TOKEN;

  private KickStandIn(int port) {
    server = Loopback.start(port, this::handle);
  }

  /**
   * @param replyTo id of the message that it answers
   */
  public record ChatMessage(
      String id, long broadcasterId, String content, @Nullable String replyTo, Instant at) {}

  /**
   * @param id of the broadcaster
   * @param category last streamed
   */
  public record Channel(long id, String slug, String category, String title) {}

  /**
   * @param minutes of a timeout; 0 for good
   */
  public record Ban(long broadcaster, long user, long minutes, @Nullable String reason) {
    boolean is(long otherBroadcaster, long otherUser) {
      return broadcaster == otherBroadcaster && user == otherUser;
    }
  }

  public record Subscription(String id, String event, long version, long broadcaster) {}

  public static KickStandIn start() {
    return start(0);
  }

  /**
   * @param port 0 for any free one
   */
  public static KickStandIn start(int port) {
    return new KickStandIn(port);
  }

  /** Runs until it is stopped. The only argument is the port, any free one without it. */
  public static void main(String[] arguments) throws InterruptedException {
    int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
    try (KickStandIn kick = start(port)) {
      System.out.println("KICK_API_URL=" + kick.uri());
      System.out.println("KICK_BOT_TOKEN=" + BOT_TOKEN);
      System.out.println("KICK_APP_TOKEN=" + APP_TOKEN);
      System.out.println("KICK_BROADCASTERS=" + KickSamples.User.OWNER.id());
      System.err.println("Messages are listed at " + kick.uri() + "/recorded; Ctrl-C ends this.");
      Thread.currentThread().join();
    }
  }

  public URI uri() {
    return server.uri();
  }

  /** Delivers to a webhook, signed with the key of now. */
  public KickSender sender(URI webhook, InstantSource clock) {
    return new KickSender(webhook, key().getPrivate(), clock);
  }

  /** As {@code GET /public/v1/public-key} tells it. */
  public String publicKey() {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN PUBLIC KEY-----\n"
        + lines.encodeToString(key().getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  /** From now on it signs with another key, and publishes that. There are two in a process. */
  public void changeKey() {
    keyChanged = !keyChanged;
  }

  private KeyPair key() {
    return keyChanged ? KickKeyPairs.SECOND : KickKeyPairs.FIRST;
  }

  /** How often somebody asked for the key and got it. */
  public int keysTold() {
    return keysTold.get();
  }

  /** Everything that is in the chat, in order. */
  public List<ChatMessage> messages() {
    return room.messages();
  }

  /**
   * The next message that nobody has taken yet.
   *
   * @throws AssertionError if none comes in time
   */
  public ChatMessage take(long seconds) throws InterruptedException {
    return room.take(seconds);
  }

  /** Ids of the messages that were taken out of the chat. */
  public List<String> deleted() {
    return room.deleted();
  }

  public List<Ban> bans() {
    return desk.bans();
  }

  public List<Subscription> subscriptions() {
    return desk.subscriptions();
  }

  /** From now on there is this channel. Without any, nobody is on Kick. */
  public KickStandIn with(Channel channel) {
    desk.add(channel);
    return this;
  }

  /** From now on somebody wants to be told of this. */
  public KickStandIn with(Subscription subscription) {
    desk.add(subscription);
    return this;
  }

  /** Each of these befalls one request, in order; then it behaves again. */
  public KickStandIn next(Misbehaviour... misbehaviours) {
    script.add(misbehaviours);
    return this;
  }

  /** Accepts the request, but does not show the message: {@code is_sent: false}. */
  public static Misbehaviour drop(String why) {
    Map<String, Object> data = Map.of("is_sent", false, "message_id", "");
    return new Misbehaviour.Fail(
        200,
        Map.of("Content-Type", "application/json"),
        Json.write(Map.of("data", data, "message", why)));
  }

  /** Turned away by the guard before Kick: a page for people. */
  public static Misbehaviour guarded() {
    return new Misbehaviour.Fail(
        403,
        Map.of("Server", "cloudflare", "CF-Ray", "8f00", "Content-Type", "text/html"),
        "<!DOCTYPE html><title>Just a moment...</title>");
  }

  /** From now on only this token of the bot's account is valid. */
  public void changeToken(String newToken) {
    botToken = newToken;
  }

  @Override
  public void close() {
    server.close();
  }

  private @Nullable Answer handle(Request request) {
    if (request.what().startsWith(KickRoom.DELETE)) {
      return script.answer(() -> orRefused(request, room::delete, botToken));
    }
    return switch (request.what()) {
      case "GET /public/v1/public-key" -> script.answer(this::tellKey);
      case "POST /public/v1/chat" -> script.answer(() -> orRefused(request, room::post, botToken));
      case "GET /public/v1/channels" -> script.answer(() -> either(request, desk::channels));
      case "POST /public/v1/moderation/bans" ->
          script.answer(() -> orRefused(request, desk::ban, botToken));
      case "DELETE /public/v1/moderation/bans" ->
          script.answer(() -> orRefused(request, desk::unban, botToken));
      case "GET /public/v1/events/subscriptions" ->
          script.answer(() -> either(request, r -> desk.list()));
      case "POST /public/v1/events/subscriptions" ->
          script.answer(() -> either(request, desk::subscribe));
      case "DELETE /public/v1/events/subscriptions" ->
          script.answer(() -> either(request, desk::unsubscribe));
      case "GET /recorded" -> room.recorded();
      default -> error(404, "Not Found", null);
    };
  }

  private Answer tellKey() {
    keysTold.incrementAndGet();
    return ok(Map.of("public_key", publicKey()));
  }

  private Answer either(Request request, Function<Request, Answer> allowed) {
    return orRefused(request, allowed, botToken, APP_TOKEN);
  }

  private static Answer orRefused(
      Request request, Function<Request, Answer> allowed, String... tokens) {
    String authorization = request.header("Authorization");
    boolean known = List.of(tokens).stream().anyMatch(t -> ("Bearer " + t).equals(authorization));
    if (!known) return error(401, "Unauthorized", null);
    try {
      return allowed.apply(request);
    } catch (JsonException e) {
      return error(400, "Invalid request", "the body is not valid JSON");
    }
  }

  static Answer ok(Object data) {
    return Answer.json(200, Map.of("data", data, "message", "OK"));
  }

  /**
   * @param detail why, beside the message that all have in common
   */
  static Answer error(int status, String message, @Nullable String detail) {
    return Answer.json(
        status, Map.of("data", detail == null ? Map.of() : detail, "message", message));
  }
}
