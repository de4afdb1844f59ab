package dev.bitbrat.standins;

import dev.bitbrat.standins.IrcStandIn.Account;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** Speaks IRC with those who connect, as Twitch does. */
final class IrcServer extends WebSocketServer {
  private static final int JOINS = 20;
  private static final long JOINS_WITHIN = TimeUnit.SECONDS.toNanos(10);

  final CountDownLatch started = new CountDownLatch(1);
  final Map<WebSocket, Member> members = new ConcurrentHashMap<>();
  final LinkedBlockingQueue<String> joins = new LinkedBlockingQueue<>();
  final LinkedBlockingQueue<String> pongs = new LinkedBlockingQueue<>();
  final List<String> attempts = new CopyOnWriteArrayList<>();
  final List<String> spoken = new CopyOnWriteArrayList<>();
  final Set<String> banned = ConcurrentHashMap.newKeySet();
  final AtomicInteger ignoredJoins = new AtomicInteger();
  final Map<String, Account> accounts;
  volatile boolean keepsRefused;
  private final Deque<Long> recentJoins = new ArrayDeque<>();

  IrcServer(Map<String, Account> accounts) {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.accounts = new ConcurrentHashMap<>(accounts);
    setReuseAddr(true);
    setDaemon(true);
  }

  /** Somebody who is connected. */
  static final class Member {
    final Set<String> channels = ConcurrentHashMap.newKeySet();
    volatile boolean tags;
    volatile String pass = "";
    volatile @Nullable Account account;
  }

  int say(String channel, String line) {
    int heard = 0;
    for (Map.Entry<WebSocket, Member> entry : members.entrySet()) {
      Member member = entry.getValue();
      if (!member.channels.contains(channel) || !entry.getKey().isOpen()) continue;
      send(entry.getKey(), member.tags ? line : line.replaceFirst("^@[^ ]* ", ""));
      heard++;
    }
    return heard;
  }

  void toAll(String line) {
    for (WebSocket socket : members.keySet()) if (socket.isOpen()) send(socket, line);
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    members.put(socket, new Member());
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {
    members.remove(socket);
  }

  @Override
  public void onMessage(WebSocket socket, String message) {
    for (String line : message.split("\r\n|\n")) {
      Member member = members.get(socket);
      if (member != null && !line.isEmpty()) command(socket, member, line);
    }
  }

  private void command(WebSocket socket, Member member, String line) {
    String[] parts = line.split(" ", 2);
    String rest = parts.length < 2 ? "" : parts[1];
    switch (parts[0].toUpperCase(Locale.ROOT)) {
      case "CAP" -> capabilities(socket, member, rest);
      case "PASS" -> member.pass = rest;
      case "NICK" -> login(socket, member);
      case "JOIN" -> {
        for (String channel : rest.split(",")) join(socket, member, channel.substring(1));
      }
      case "PING" -> send(socket, ":tmi.twitch.tv PONG tmi.twitch.tv " + rest);
      case "PONG" -> pongs.add(rest);
      case "PART" -> member.channels.remove(rest.substring(1));
      case "QUIT" -> socket.close();
      default -> spoken.add(line);
    }
  }

  private static void capabilities(WebSocket socket, Member member, String rest) {
    if (!rest.startsWith("REQ :")) return;
    String wanted = rest.substring("REQ :".length());
    member.tags = wanted.contains("twitch.tv/tags");
    send(socket, ":tmi.twitch.tv CAP * ACK :" + wanted);
  }

  private void login(WebSocket socket, Member member) {
    String token = member.pass.replaceFirst("^oauth:", "");
    attempts.add(token);
    Account account = accounts.get(token);
    if (account == null) {
      send(socket, ":tmi.twitch.tv NOTICE * :Login authentication failed");
      if (!keepsRefused) socket.close();
      return;
    }
    member.account = account;
    String me = account.login();
    String server = ":tmi.twitch.tv ";
    send(
        socket,
        String.join(
            "\r\n",
            server + "001 " + me + " :Welcome, GLHF!",
            server + "002 " + me + " :Your host is tmi.twitch.tv",
            server + "003 " + me + " :This server is rather new",
            server + "004 " + me + " :-",
            server + "375 " + me + " :-",
            server + "372 " + me + " :You are in a maze of twisty passages.",
            server + "376 " + me + " :>",
            "@badge-info=;badges=;color=;display-name="
                + me
                + ";user-id="
                + account.id()
                + ";user-type= :tmi.twitch.tv GLOBALUSERSTATE"));
  }

  private void join(WebSocket socket, Member member, String channel) {
    Account account = member.account;
    if (account == null || banned.contains(channel)) return;
    if (tooFast()) {
      ignoredJoins.incrementAndGet();
      return;
    }
    boolean isNew = member.channels.add(channel);
    String me = account.login();
    String host = ':' + me + ".tmi.twitch.tv ";
    send(
        socket,
        String.join(
            "\r\n",
            IrcSamples.prefix(me) + " JOIN #" + channel,
            host + "353 " + me + " = #" + channel + " :" + me,
            host + "366 " + me + " #" + channel + " :End of /NAMES list",
            "@emote-only=0;followers-only=-1;r9k=0;room-id="
                + EventSubSamples.BROADCASTER_ID
                + ";slow=0;subs-only=0 :tmi.twitch.tv ROOMSTATE #"
                + channel));
    // Twitch4J may ask twice: who waits for the next connection's must not meet this one's second.
    if (isNew) joins.add(channel);
  }

  /** Twenty within ten seconds, as "Rate Limits" of Twitch's documentation of IRC has it. */
  private synchronized boolean tooFast() {
    long now = System.nanoTime();
    while (!recentJoins.isEmpty() && now - recentJoins.getFirst() > JOINS_WITHIN) {
      recentJoins.removeFirst();
    }
    if (recentJoins.size() >= JOINS) return true;
    recentJoins.addLast(now);
    return false;
  }

  private static void send(WebSocket socket, String line) {
    socket.send(line + "\r\n");
  }

  @Override
  public void onError(@Nullable WebSocket socket, Exception error) {}

  @Override
  public void onStart() {
    started.countDown();
  }
}
