package dev.bitbrat.standins;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.standins.Loopback.Request;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Discord's HTTP API as far as a chat bot needs it: messages, follow-ups of interactions, guilds
 * and their channels, moderation, slash commands; refusing what Discord refuses. {@code GET
 * /recorded} shows people what came in. {@link DiscordSender} posts interactions as Discord does.
 */
public final class DiscordStandIn implements AutoCloseable {
  public static final String TOKEN = "stand-in-discord-token";

  private static final String API = "/api/v10";

  private final List<String> deletions = new CopyOnWriteArrayList<>();
  private final DiscordGuilds guilds = new DiscordGuilds();
  private final DiscordMessageBoard board = new DiscordMessageBoard();
  private final DiscordSigner signer = DiscordSigner.create();
  private final AtomicReference<List<Map<String, @Nullable Object>>> commands =
      new AtomicReference<>(List.of());
  private final Script script = new Script();
  private final Loopback server;
  private volatile String token = TOKEN;
  private final AtomicInteger writes = new AtomicInteger();

  private DiscordStandIn(int port) {
    with(new Channel(DiscordSamples.GUILD, DiscordSamples.CHANNEL, "general", 0));
    server = Loopback.start(port, this::handle);
  }

  /**
   * @param replyTo id of the message that it answers
   * @param allowedMentions as they came
   * @param called ids of users, of roles after {@code &}, {@code @everyone}, {@code @here}
   * @param interaction token of the interaction that it answers
   */
  public record Message(
      String id,
      String channelId,
      String content,
      @Nullable String nonce,
      @Nullable String replyTo,
      Map<String, @Nullable Object> allowedMentions,
      List<String> called,
      @Nullable String interaction,
      Instant at) {
    public Message(
        String id,
        String channelId,
        String content,
        @Nullable String nonce,
        @Nullable String replyTo,
        Map<String, @Nullable Object> allowedMentions,
        List<String> called,
        @Nullable String interaction,
        Instant at) {
      this.id = id;
      this.channelId = channelId;
      this.content = content;
      this.nonce = nonce;
      this.replyTo = replyTo;
      this.allowedMentions = Tree.mapOf(allowedMentions);
      this.called = List.copyOf(called);
      this.interaction = interaction;
      this.at = at;
    }
  }

  /**
   * @param type 0 text, 2 voice, 5 announcements
   */
  public record Channel(String guildId, String id, String name, int type) {}

  public static DiscordStandIn start() {
    return start(0);
  }

  /**
   * @param port 0 for any free one
   */
  public static DiscordStandIn start(int port) {
    return new DiscordStandIn(port);
  }

  /** Runs until it is stopped. The only argument is the port, any free one without it. */
  public static void main(String[] arguments) throws InterruptedException {
    int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
    try (DiscordStandIn discord = start(port)) {
      System.out.println("DISCORD_API_URL=" + discord.uri());
      System.out.println("DISCORD_BOT_TOKEN=" + TOKEN);
      System.out.println("DISCORD_PUBLIC_KEY=" + discord.signer().publicKey());
      System.err.println(
          "Messages are listed at " + discord.server.uri() + "/recorded; Ctrl-C ends this.");
      Thread.currentThread().join();
    }
  }

  /** Of the API, with its version. */
  public URI uri() {
    return server.uri().resolve(API);
  }

  /** Whose key interactions are signed with. */
  public DiscordSigner signer() {
    return signer;
  }

  /** Everything that is in the channels, in order. */
  public List<Message> messages() {
    return board.messages();
  }

  /** Tokens of the interactions that still show "thinking". */
  public Set<String> thinking() {
    return board.thinking();
  }

  /**
   * The next message that nobody has taken yet.
   *
   * @throws AssertionError if none comes in time
   */
  public Message take(long seconds) throws InterruptedException {
    Message message = board.arrivals().poll(seconds, TimeUnit.SECONDS);
    if (message == null) throw new AssertionError("no message within " + seconds + " s");
    return message;
  }

  /** From now on there is this channel, in a guild that the bot is in. */
  public DiscordStandIn with(Channel channel) {
    guilds.add(channel);
    return this;
  }

  /** What tokens and nonces get old by; the machine's clock if nobody says. */
  public DiscordStandIn clock(InstantSource clock) {
    board.clock(clock);
    return this;
  }

  /** An interaction was answered with "thinking": its token is good for follow-ups now. */
  public void defer(String interactionToken, String channelId) {
    board.defer(interactionToken, channelId);
  }

  /** What moderators did, such as {@code PUT /guilds/1/bans/2}, in order. */
  public List<String> moderations() {
    return guilds.moderations();
  }

  /** Ids of messages that somebody asked to delete, in order, whether or not they were there. */
  public List<String> deletions() {
    return List.copyOf(deletions);
  }

  /** How often somebody asked which guilds the bot is in. */
  public int guildQuestions() {
    return guilds.questions();
  }

  /** The slash commands as they are in force. */
  public List<Map<String, @Nullable Object>> commands() {
    return commands.get();
  }

  /** How often they were written. */
  public int commandWrites() {
    return writes.get();
  }

  /** Each of these befalls one request, in order; then it behaves again. */
  public DiscordStandIn next(Misbehaviour... misbehaviours) {
    script.add(misbehaviours);
    return this;
  }

  /** Refuses for so long, with all of Discord's ways to say it. */
  public static Misbehaviour rateLimit(Duration wait, boolean global) {
    String seconds = wait.toMillis() / 1000.0 + "";
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
    headers.put("X-RateLimit-Scope", global ? "global" : "user");
    if (global) {
      headers.put("X-RateLimit-Global", "true");
    } else {
      headers.put("X-RateLimit-Limit", "5");
      headers.put("X-RateLimit-Remaining", "0");
      headers.put("X-RateLimit-Reset-After", seconds);
      headers.put("X-RateLimit-Bucket", "stand-in");
    }
    Map<String, Object> body =
        Map.of(
            "message",
            "You are being rate limited.",
            "retry_after",
            wait.toMillis() / 1000.0,
            "global",
            global);
    return new Misbehaviour.Fail(429, headers, Json.write(body));
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
    if (request.what().equals("GET /recorded")) return recorded();
    return script.answer(() -> answer(request));
  }

  private Answer answer(Request request) {
    String what = request.what().replaceFirst(" " + API, " ");
    String agent = String.valueOf(request.header("User-Agent"));
    if (!agent.startsWith("DiscordBot (")) return Answer.empty(403);
    try {
      if (what.startsWith("POST /webhooks/" + DiscordSamples.APPLICATION + '/')) {
        String encoded = what.substring(what.lastIndexOf('/') + 1);
        String interaction = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        return board.followUp(interaction, request.json());
      }
      String hook = "/webhooks/" + DiscordSamples.APPLICATION + '/';
      if (what.matches("(GET|DELETE) " + hook + "[^/]+/messages/@original")) {
        String interaction = URLDecoder.decode(what.split("/")[3], StandardCharsets.UTF_8);
        return board.original(interaction, what.startsWith("DELETE"));
      }
      if (!("Bot " + token).equals(request.header("Authorization"))) {
        return error(401, 0, "401: Unauthorized");
      }
      return allowed(what, what.split("/"), request);
    } catch (JsonException e) {
      return error(400, 50_109, "The request body contains invalid JSON.");
    }
  }

  private Answer allowed(String what, String[] path, Request request) {
    String commandsPath = "/applications/" + DiscordSamples.APPLICATION + "/commands";
    if (what.equals("GET " + commandsPath)) return Answer.json(200, commands.get());
    if (what.equals("PUT " + commandsPath)) return overwrite(request);
    if (what.equals("GET /applications/@me")) {
      return Answer.json(200, Map.of("id", DiscordSamples.APPLICATION, "name", "stand-in"));
    }
    if (what.equals("GET /users/@me/guilds")) return guilds.mine(request);
    if (what.matches("GET /guilds/[0-9]+/channels")) return guilds.channels(path[2]);
    if (what.matches("GET /channels/[0-9]+")) return guilds.one(path[2]);
    if (what.matches("POST /channels/[0-9]+/messages")) return post(path[2], request);
    if (what.matches("DELETE /channels/[0-9]+/messages/[0-9]+")) {
      deletions.add(path[4]);
      return board.delete(path[2], path[4]);
    }
    if (what.matches("GET /guilds/[0-9]+/members/search")) {
      return guilds.members(path[2], request.parameter("query"));
    }
    boolean moderation =
        what.matches("(PUT|DELETE) /guilds/[0-9]+/bans/[0-9]+")
            || what.matches("(PUT|DELETE) /guilds/[0-9]+/members/[0-9]+/roles/[0-9]+")
            || what.matches("PATCH /guilds/[0-9]+/members/[0-9]+");
    return moderation ? guilds.moderate(path[2], what, request) : error(404, 0, "404: Not Found");
  }

  private Answer post(String channelId, Request request) {
    boolean there =
        guilds.channel(channelId).isPresent() || channelId.equals(DiscordSamples.DIRECT);
    return there ? board.post(channelId, request.json()) : error(404, 10_003, "Unknown Channel");
  }

  private Answer overwrite(Request request) {
    List<Map<String, @Nullable Object>> list =
        Tree.maps(Collections.singletonMap("list", Json.parse(request.text())), "list");
    boolean invalid =
        list.size() > 100
            || list.stream()
                .anyMatch(c -> !String.valueOf(c.get("name")).matches("[-_'\\p{L}\\p{N}]{1,32}"));
    if (invalid) return error(400, 50_035, "Invalid Form Body");
    int version = writes.incrementAndGet();
    commands.set(
        list.stream()
            .map(
                command -> {
                  Map<String, @Nullable Object> there = new LinkedHashMap<>(command);
                  there.put("id", Integer.toString(command.hashCode() & 0x7fffffff));
                  there.put("version", Integer.toString(version));
                  there.put("nsfw", false);
                  return there;
                })
            .toList());
    return Answer.json(200, commands.get());
  }

  private Answer recorded() {
    return Answer.json(
        200,
        Map.of(
            "messages",
            messages().stream().map(DiscordMessageBoard::row).toList(),
            "moderations",
            moderations()));
  }

  static Answer error(int status, int code, String message) {
    return Answer.json(status, Map.of("code", code, "message", message));
  }
}
