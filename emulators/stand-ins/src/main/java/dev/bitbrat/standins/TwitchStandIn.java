package dev.bitbrat.standins;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.standins.Loopback.Request;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Twitch's Helix API as far as a chat bot needs it: {@code POST /helix/chat/messages}, {@code
 * /announcements} and {@code /shoutouts}, {@code GET /helix/users} and {@code /helix/channels},
 * {@code /helix/moderation/bans} and {@code /chat}, {@code /helix/eventsub/subscriptions}; refusing
 * what Twitch refuses. {@code GET /recorded} shows people what came in.
 */
public final class TwitchStandIn implements AutoCloseable {
  public static final String TOKEN = "stand-in-app-token";

  /** Of the bot's account, whichever that is, with every scope. */
  public static final String BOT_TOKEN = "stand-in-bot-token";

  public static final String CLIENT_ID = "stand-in-client";

  private static final int MAX_CHARACTERS = 500;

  private final List<ChatMessage> messages = new CopyOnWriteArrayList<>();
  private final TwitchChannels channels = new TwitchChannels();
  private final TwitchSubscriptions subscriptions = new TwitchSubscriptions();
  private final TwitchModeration moderation = new TwitchModeration();
  private final LinkedBlockingQueue<ChatMessage> arrivals = new LinkedBlockingQueue<>();
  private final Script script = new Script();
  private final Loopback server;
  private volatile String token = TOKEN;

  private TwitchStandIn(int port) {
    server = Loopback.start(port, this::handle);
  }

  /**
   * @param replyTo id of the message that it answers
   * @param sourceOnly whether other channels of a shared chat do not see it
   */
  public record ChatMessage(
      String id,
      String broadcasterId,
      String senderId,
      String message,
      @Nullable String replyTo,
      boolean sourceOnly,
      Instant at) {}

  /**
   * @param id of the broadcaster
   * @param login lower case
   * @param game last played, empty if none
   */
  public record Channel(String id, String login, String name, String game, String title) {}

  /** Of whom, to whom, and by which moderator; all by id. */
  public record Shoutout(String from, String to, String moderator, Instant at) {}

  /**
   * @param status {@code enabled}, {@code webhook_callback_verification_pending}, or why it is dead
   */
  public record Subscription(
      String id,
      String type,
      String version,
      String status,
      Map<String, @Nullable Object> condition,
      String callback,
      String secret) {
    public Subscription(
        String id,
        String type,
        String version,
        String status,
        Map<String, @Nullable Object> condition,
        String callback,
        String secret) {
      this.id = id;
      this.type = type;
      this.version = version;
      this.status = status;
      this.condition = Tree.mapOf(condition);
      this.callback = callback;
      this.secret = secret;
    }

    Subscription with(String other) {
      return new Subscription(id, type, version, other, condition, callback, secret);
    }
  }

  /**
   * What a moderator did.
   *
   * @param action {@code announce, delete, ban, timeout} or {@code unban}
   * @param target id of a user or a message; the text of an announcement
   * @param detail reason or color
   * @param seconds of a timeout
   */
  public record Moderated(
      String action,
      String broadcaster,
      String moderator,
      String target,
      @Nullable String detail,
      @Nullable Long seconds) {}

  public static TwitchStandIn start() {
    return start(0);
  }

  /**
   * @param port 0 for any free one
   */
  public static TwitchStandIn start(int port) {
    return new TwitchStandIn(port);
  }

  /** Runs until it is stopped. The only argument is the port, any free one without it. */
  public static void main(String[] arguments) throws InterruptedException {
    int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
    try (TwitchStandIn twitch = start(port)) {
      System.out.println("TWITCH_API_URL=" + twitch.uri());
      System.out.println("TWITCH_APP_TOKEN=" + TOKEN);
      System.out.println("TWITCH_BOT_TOKEN=" + BOT_TOKEN);
      System.out.println("TWITCH_CLIENT_ID=" + CLIENT_ID);
      System.err.println("Messages are listed at " + twitch.uri() + "/recorded; Ctrl-C ends this.");
      Thread.currentThread().join();
    }
  }

  public URI uri() {
    return server.uri();
  }

  /** Everything that is in the chat, in order. */
  public List<ChatMessage> messages() {
    return List.copyOf(messages);
  }

  /**
   * The next message that nobody has taken yet.
   *
   * @throws AssertionError if none comes in time
   */
  public ChatMessage take(long seconds) throws InterruptedException {
    ChatMessage message = arrivals.poll(seconds, TimeUnit.SECONDS);
    if (message == null) throw new AssertionError("no message within " + seconds + " s");
    return message;
  }

  /** From now on there is this channel. Without any, nobody is on Twitch. */
  public TwitchStandIn with(Channel channel) {
    channels.add(channel);
    return this;
  }

  /** What the limits of shoutouts are measured by; the machine's clock if nobody says. */
  public TwitchStandIn clock(InstantSource clock) {
    channels.clock(clock);
    return this;
  }

  /** All subscriptions of EventSub, in the order in which they were made. */
  public List<Subscription> subscriptions() {
    return subscriptions.all();
  }

  /** From now on there is this subscription, too, as if it had been made before. */
  public TwitchStandIn with(Subscription subscription) {
    subscriptions.put(subscription);
    return this;
  }

  /** Nobody granted what subscribing to this type takes. */
  public TwitchStandIn forbid(String type) {
    subscriptions.forbid(type);
    return this;
  }

  /** A session of a WebSocket is over, and its subscriptions with it. */
  public TwitchStandIn end(String session) {
    subscriptions.end(session);
    return this;
  }

  /** So many subscriptions are listed at a time. */
  public TwitchStandIn pageSize(int size) {
    subscriptions.pageSize(size);
    return this;
  }

  /** Waits until the callback of every new subscription has answered, or failed to. */
  public void awaitChallenges() throws InterruptedException {
    subscriptions.awaitChallenges();
  }

  /** Tells every enabled subscription of that type, signed with its secret. */
  public List<EventSubSender.Result> notify(String type, Map<String, ?> event) {
    return subscriptions.notify(type, event);
  }

  /** Everything that moderators did, in order. */
  public List<Moderated> moderated() {
    return moderation.all();
  }

  /** Every shoutout that was given, in order. */
  public List<Shoutout> shoutouts() {
    return channels.shoutouts();
  }

  /** Each of these befalls one request, in order; then it behaves again. */
  public TwitchStandIn next(Misbehaviour... misbehaviours) {
    script.add(misbehaviours);
    return this;
  }

  /** Accepts the request, but does not show the message: {@code is_sent: false}. */
  public static Misbehaviour drop(String code, String message) {
    Map<String, Object> result =
        Map.of(
            "message_id",
            "",
            "is_sent",
            false,
            "drop_reason",
            Map.of("code", code, "message", message));
    return new Misbehaviour.Fail(
        200,
        Map.of("Content-Type", "application/json"),
        Json.write(Map.of("data", List.of(result))));
  }

  /** From now on only this token is valid. */
  public void changeToken(String newToken) {
    token = newToken;
  }

  @Override
  public void close() {
    server.close();
  }

  private @Nullable Answer handle(Request request) {
    return switch (request.what()) {
      case "POST /helix/chat/messages" -> asked(request, token, this::post);
      case "POST /helix/chat/shoutouts" -> asked(request, BOT_TOKEN, channels::shoutout);
      case "GET /helix/users" -> asked(request, token, channels::users);
      case "GET /helix/channels" -> asked(request, token, channels::channels);
      case "POST /helix/chat/announcements" -> asked(request, token, moderation::announce);
      case "POST /helix/moderation/bans" -> asked(request, BOT_TOKEN, moderation::ban);
      case "DELETE /helix/moderation/bans" -> asked(request, BOT_TOKEN, moderation::unban);
      case "DELETE /helix/moderation/chat" -> asked(request, BOT_TOKEN, moderation::delete);
      case "GET /helix/eventsub/subscriptions" -> asked(request, token, subscriptions::list);
      case "POST /helix/eventsub/subscriptions" -> asked(request, token, subscriptions::create);
      case "DELETE /helix/eventsub/subscriptions" -> asked(request, token, subscriptions::delete);
      case "GET /recorded" -> recorded();
      default -> error(404, "Not Found", "");
    };
  }

  private @Nullable Answer asked(
      Request request, String wanted, Function<Request, Answer> allowed) {
    return script.answer(() -> orRefused(request, wanted, allowed));
  }

  private static Answer orRefused(
      Request request, String token, Function<Request, Answer> allowed) {
    if (request.header("Authorization") == null) {
      return error(401, "Unauthorized", "OAuth token is missing");
    }
    if (!("Bearer " + token).equals(request.header("Authorization"))) {
      return error(401, "Unauthorized", "Invalid OAuth token");
    }
    if (!CLIENT_ID.equals(request.header("Client-Id"))) {
      return error(401, "Unauthorized", "Client ID and OAuth token do not match");
    }
    return allowed.apply(request);
  }

  private Answer post(Request request) {
    String type = String.valueOf(request.header("Content-Type"));
    if (!type.startsWith("application/json")) {
      return error(400, "Bad Request", "The body must be application/json.");
    }
    try {
      return accept(request.json());
    } catch (JsonException e) {
      return error(400, "Bad Request", "The body is not valid JSON.");
    }
  }

  private Answer accept(Map<String, @Nullable Object> body) {
    for (String name : List.of("broadcaster_id", "sender_id", "message")) {
      String value = Tree.string(body, name);
      if (value == null || value.isEmpty()) {
        return error(400, "Bad Request", "Missing required parameter: " + name);
      }
    }
    String text = String.valueOf(Tree.string(body, "message"));
    if (text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
      return error(422, "Unprocessable Entity", "The message is too large");
    }
    ChatMessage message =
        new ChatMessage(
            UUID.randomUUID().toString(),
            String.valueOf(Tree.string(body, "broadcaster_id")),
            String.valueOf(Tree.string(body, "sender_id")),
            text,
            Tree.string(body, "reply_parent_message_id"),
            Boolean.TRUE.equals(body.get("for_source_only")),
            Instant.now());
    messages.add(message);
    arrivals.add(message);
    return Answer.json(
        200, Map.of("data", List.of(Map.of("message_id", message.id(), "is_sent", true))));
  }

  private Answer recorded() {
    List<Map<String, @Nullable Object>> rows = messages.stream().map(TwitchStandIn::row).toList();
    return Answer.json(
        200,
        Map.of("messages", rows, "shoutouts", channels.rows(), "moderated", moderation.rows()));
  }

  private static Map<String, @Nullable Object> row(ChatMessage message) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("message_id", message.id());
    row.put("broadcaster_id", message.broadcasterId());
    row.put("sender_id", message.senderId());
    row.put("message", message.message());
    row.put("reply_parent_message_id", message.replyTo());
    row.put("at", message.at().toString());
    return row;
  }

  static Answer error(int status, String error, String message) {
    return Answer.json(status, Map.of("error", error, "status", status, "message", message));
  }
}
