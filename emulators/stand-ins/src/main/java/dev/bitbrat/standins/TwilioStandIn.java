package dev.bitbrat.standins;

import dev.bitbrat.standins.Loopback.Request;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Twilio's REST API as far as a chat bot needs it: {@code POST
 * /2010-04-01/Accounts/{sid}/Messages.json} and {@code POST /v1/Conversations/{sid}/Messages};
 * refusing what Twilio refuses. {@code GET /recorded} shows people what came in.
 */
public final class TwilioStandIn implements AutoCloseable {
  public static final String ACCOUNT_SID = "AC00000000000000000000000000000001";
  public static final String AUTH_TOKEN = "stand-in-auth-token";

  /** A number of the account: all others are somebody else's. */
  public static final String NUMBER = "+15005550006";

  /** A number of ours, too, as short as people type them. */
  public static final String SHORT_CODE = "40404";

  private static final int MAX_CHARACTERS = 1600;
  private static final Pattern E164 = Pattern.compile("(?:whatsapp:)?\\+[1-9][0-9]{6,14}");
  private static final Pattern TEXTS =
      Pattern.compile("POST /2010-04-01/Accounts/([A-Za-z0-9]+)/Messages\\.json");
  private static final Pattern CONVERSATIONS =
      Pattern.compile("POST /v1/Conversations/([A-Za-z0-9]+)/Messages");

  private final List<Sent> messages = new CopyOnWriteArrayList<>();
  private final LinkedBlockingQueue<Sent> arrivals = new LinkedBlockingQueue<>();
  private final Set<String> optedOut = ConcurrentHashMap.newKeySet();
  private final Script script = new Script();
  private final Loopback server;
  private volatile String password = AUTH_TOKEN;
  private volatile String user = ACCOUNT_SID;

  private TwilioStandIn(int port) {
    server = Loopback.start(port, this::handle);
  }

  /**
   * @param to a number, or a conversation
   * @param from a number, a messaging service, or the author in a conversation
   * @param statusCallback where its delivery shall be told; empty if nobody said
   */
  public record Sent(
      String sid, String to, String from, String body, String statusCallback, Instant at) {}

  public static TwilioStandIn start() {
    return start(0);
  }

  /**
   * @param port 0 for any free one
   */
  public static TwilioStandIn start(int port) {
    return new TwilioStandIn(port);
  }

  /** Runs until it is stopped. The only argument is the port, any free one without it. */
  public static void main(String[] arguments) throws InterruptedException {
    int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
    try (TwilioStandIn twilio = start(port)) {
      System.out.println("TWILIO_API_URL=" + twilio.uri());
      System.out.println("TWILIO_CONVERSATIONS_URL=" + twilio.uri());
      System.out.println("TWILIO_ACCOUNT_SID=" + ACCOUNT_SID);
      System.out.println("TWILIO_AUTH_TOKEN=" + AUTH_TOKEN);
      System.out.println("TWILIO_FROM=" + NUMBER);
      System.err.println("Messages are listed at " + twilio.uri() + "/recorded; Ctrl-C ends this.");
      Thread.currentThread().join();
    }
  }

  public URI uri() {
    return server.uri();
  }

  /** Everything that was sent, in order. */
  public List<Sent> messages() {
    return List.copyOf(messages);
  }

  /**
   * The next message that nobody has taken yet.
   *
   * @throws AssertionError if none comes in time
   */
  public Sent take(long seconds) throws InterruptedException {
    Sent message = arrivals.poll(seconds, TimeUnit.SECONDS);
    if (message == null) throw new AssertionError("no message within " + seconds + " s");
    return message;
  }

  /** From now on nothing can be sent to this number: it said STOP. */
  public TwilioStandIn optOut(String number) {
    optedOut.add(number);
    return this;
  }

  /** Each of these befalls one request, in order; then it behaves again. */
  public TwilioStandIn next(Misbehaviour... misbehaviours) {
    script.add(misbehaviours);
    return this;
  }

  /** Refuses one request, as Twilio words it. */
  public static Misbehaviour refuse(int status, int code, String message) {
    Answer answer = error(status, code, message);
    return new Misbehaviour.Fail(
        status, answer.headers(), new String(answer.body(), StandardCharsets.UTF_8));
  }

  /** From now on only this user, the account or an API key, with this password is let in. */
  public void changeCredentials(String newUser, String newPassword) {
    user = newUser;
    password = newPassword;
  }

  @Override
  public void close() {
    server.close();
  }

  private @Nullable Answer handle(Request request) {
    Matcher text = TEXTS.matcher(request.what());
    if (text.matches()) {
      return script.answer(() -> orRefused(request, () -> text(request, text.group(1))));
    }
    Matcher inConversation = CONVERSATIONS.matcher(request.what());
    if (inConversation.matches()) {
      return script.answer(() -> orRefused(request, () -> say(request, inConversation.group(1))));
    }
    return request.what().equals("GET /recorded")
        ? recorded()
        : error(404, 20404, "The requested resource was not found");
  }

  private Answer orRefused(Request request, Supplier<Answer> allowed) {
    String pair = user + ':' + password;
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    if (!basic.equals(request.header("Authorization"))) {
      return error(401, 20003, "Authenticate");
    }
    String type = String.valueOf(request.header("Content-Type"));
    return type.startsWith("application/x-www-form-urlencoded")
        ? allowed.get()
        : error(415, 20415, "Unsupported Media Type");
  }

  private Answer text(Request request, String account) {
    if (!account.equals(ACCOUNT_SID)) return error(404, 20404, "Account not found");
    Map<String, String> form = form(request);
    String to = form.getOrDefault("To", "");
    String from = form.getOrDefault("From", form.getOrDefault("MessagingServiceSid", ""));
    String body = form.getOrDefault("Body", "");
    if (!E164.matcher(to).matches()) {
      return error(400, 21211, "The 'To' number " + to + " is not a valid phone number.");
    }
    if (from.isEmpty()) {
      return error(400, 21603, "A 'From' phone number is required.");
    }
    boolean ours = from.endsWith(NUMBER) || from.equals(SHORT_CODE) || from.startsWith("MG");
    if (!ours) return error(400, 21606, "The From phone number " + from + " is not yours.");
    if (optedOut.contains(to)) {
      return error(400, 21610, "Attempt to send to unsubscribed recipient");
    }
    if (body.isEmpty()) return error(400, 21602, "Message body is required.");
    if (body.length() > MAX_CHARACTERS) {
      return error(400, 21617, "The concatenated message body exceeds the 1600 character limit");
    }
    Sent sent = record("SM", to, from, body, form.getOrDefault("StatusCallback", ""));
    Map<String, @Nullable Object> answer = row(sent);
    answer.put("account_sid", ACCOUNT_SID);
    answer.put("status", "queued");
    answer.put("num_media", "0");
    answer.put("error_code", null);
    return Answer.json(201, answer);
  }

  private Answer say(Request request, String conversation) {
    if (!conversation.startsWith("CH")) {
      return error(404, 20404, "The requested resource /Conversations was not found");
    }
    Map<String, String> form = form(request);
    String body = form.getOrDefault("Body", "");
    if (body.isEmpty()) return error(400, 50209, "Message body or media must be set");
    if (body.length() > MAX_CHARACTERS) return error(400, 50215, "Message body is too long");
    String author = form.getOrDefault("Author", "system");
    Sent sent = record("IM", conversation, author, body, "");
    Map<String, @Nullable Object> answer = row(sent);
    answer.put("account_sid", ACCOUNT_SID);
    answer.put("conversation_sid", conversation);
    answer.put("author", author);
    answer.put("index", messages.size() - 1);
    return Answer.json(201, answer);
  }

  private Sent record(String prefix, String to, String from, String body, String callback) {
    String sid = prefix + UUID.randomUUID().toString().replace("-", "");
    Sent sent = new Sent(sid, to, from, body, callback, Instant.now());
    messages.add(sent);
    arrivals.add(sent);
    return sent;
  }

  private static Map<String, String> form(Request request) {
    Map<String, String> form = new LinkedHashMap<>();
    String body = new String(request.body().value(), StandardCharsets.UTF_8);
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private Answer recorded() {
    return Answer.json(200, Map.of("messages", messages.stream().map(TwilioStandIn::row).toList()));
  }

  private static Map<String, @Nullable Object> row(Sent sent) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("sid", sent.sid());
    row.put("to", sent.to());
    row.put("from", sent.from());
    row.put("body", sent.body());
    return row;
  }

  private static Answer error(int status, int code, String message) {
    return Answer.json(
        status,
        Map.of(
            "code",
            code,
            "message",
            message,
            "more_info",
            "https://www.twilio.com/docs/errors/" + code,
            "status",
            status));
  }
}
