package dev.bitbrat.standins;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.jspecify.annotations.Nullable;

/**
 * Twitch's chat over IRC, spoken over a WebSocket, and the one address of its authorization server
 * that says whose a token is. Like Twitch it ignores who joins too fast, and what is said while
 * nobody is connected nobody hears later.
 */
public final class IrcStandIn implements AutoCloseable {
  public static final String TOKEN = "stand-in-irc-token";
  public static final String LOGIN = "thebot";

  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final IrcServer server;
  private final Loopback id;

  private IrcStandIn(IrcServer server) {
    this.server = server;
    this.id = Loopback.start(0, this::validate);
  }

  /** Somebody who may log in. */
  record Account(String id, String login) {}

  public static IrcStandIn start() throws InterruptedException {
    Map<String, Account> accounts = new ConcurrentHashMap<>();
    accounts.put(TOKEN, new Account(EventSubSamples.BOT_ID, LOGIN));
    IrcServer server = new IrcServer(accounts);
    server.start();
    if (!server.started.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the IRC stand-in did not start");
    }
    IrcStandIn standIn = new IrcStandIn(server);
    standIn.accounts.putAll(accounts);
    return standIn;
  }

  /** Of the chat. */
  public URI uri() {
    return URI.create("ws://127.0.0.1:" + server.getPort());
  }

  /** Of the authorization server. */
  public URI idUri() {
    return id.uri();
  }

  /** From now on only this token is valid, in the chat. */
  public void chatToken(String token) {
    server.accounts.clear();
    server.accounts.put(token, new Account(EventSubSamples.BOT_ID, LOGIN));
  }

  /** From now on only this token is valid, for the authorization server. */
  public void validToken(String token) {
    accounts.clear();
    accounts.put(token, new Account(EventSubSamples.BOT_ID, LOGIN));
  }

  /** From now on whoever logs in wrongly is told so, and kept. */
  public void keepRefused() {
    server.keepsRefused = true;
  }

  /**
   * The channel that was joined next, and that nobody has taken yet.
   *
   * @throws AssertionError if none is in time
   */
  public String joined(long seconds) throws InterruptedException {
    String channel = server.joins.poll(seconds, TimeUnit.SECONDS);
    if (channel == null) throw new AssertionError("nobody joined within " + seconds + " s");
    return channel;
  }

  /** From now on whoever joins this channel is banned there: Twitch says nothing at all then. */
  public void ban(String channel) {
    server.banned.add(channel);
  }

  /** From now on nobody is banned in this channel any more. */
  public void unban(String channel) {
    server.banned.remove(channel);
  }

  /** How often somebody joined too fast, and was ignored. */
  public int ignoredJoins() {
    return server.ignoredJoins.get();
  }

  /** Tokens of those who logged in or tried to, in order. */
  public List<String> attempts() {
    return List.copyOf(server.attempts);
  }

  /** Every line that was not about logging in, joining or keeping alive. */
  public List<String> spoken() {
    return List.copyOf(server.spoken);
  }

  /** Says a line as it is to everybody in a channel; how many there were. */
  public int say(String channel, String line) {
    return server.say(channel, line);
  }

  /** Asks who is there; whether somebody answered in time. */
  public boolean ping(long seconds) throws InterruptedException {
    server.pongs.clear();
    server.toAll("PING :tmi.twitch.tv");
    return server.pongs.poll(seconds, TimeUnit.SECONDS) != null;
  }

  /** Asks everybody to connect anew. */
  public void reconnect() {
    server.toAll(":tmi.twitch.tv RECONNECT");
  }

  /** Hangs up on everybody without a word. */
  public void cut() {
    for (WebSocket socket : List.copyOf(server.members.keySet())) {
      socket.closeConnection(1006, "cut");
    }
  }

  @Override
  public void close() {
    id.close();
    try {
      server.stop(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Answer validate(Loopback.Request request) {
    if (!request.what().equals("GET /oauth2/validate")) {
      return Answer.json(404, Map.of("status", 404, "message", "not found"));
    }
    String header = String.valueOf(request.header("Authorization"));
    Account account =
        header.startsWith("OAuth ") ? accounts.get(header.substring("OAuth ".length())) : null;
    if (account == null) {
      return Answer.json(401, Map.of("status", 401, "message", "invalid access token"));
    }
    return Answer.json(
        200,
        Map.of(
            "client_id",
            TwitchStandIn.CLIENT_ID,
            "login",
            account.login(),
            "scopes",
            List.of("chat:read"),
            "user_id",
            account.id(),
            "expires_in",
            14_000));
  }
}
