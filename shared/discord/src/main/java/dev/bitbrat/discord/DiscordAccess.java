package dev.bitbrat.discord;

import dev.bitbrat.json.Json;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.pace.Pace;
import dev.bitbrat.platform.rest.Answers;
import dev.bitbrat.platform.rest.RestClient;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.platform.rest.RestResult.Answered;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.platform.tokens.BotTokens;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.platform.tokens.RefusedTokenException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Calls Discord with a bot's token, within its limits. */
final class DiscordAccess {
  private static final String AGENT = "DiscordBot (https://bitbrat.dev, 0.1)";

  /** Discord knows a nonce for "the past few minutes" and does not say for how many. */
  static final Duration REPEATABLE = Duration.ofMinutes(2);

  private static final Pattern MAJOR =
      Pattern.compile("/(?:channels|guilds)/[0-9]+|/webhooks/[0-9]+/[^/]+");

  private final RestClient client;
  private final String path;
  private final BotTokens tokens;
  private final DiscordLimits limits;
  private final InstantSource clock;

  DiscordAccess(RestSettings settings, Secrets secrets, InstantSource clock, Pace.Sleep sleep) {
    this.client = new RestClient(settings);
    this.path = settings.base().getPath().replaceFirst("/+$", "");
    this.tokens = new BotTokens(secrets);
    this.limits = new DiscordLimits(clock, sleep);
    this.clock = clock;
  }

  /**
   * @param token what must not be repeated, should Discord quote it
   */
  record Reply(RestResult result, String token) {
    @Override
    public String toString() {
      return "Reply[" + result + ']';
    }
  }

  RestRequest get(String target) {
    return RestRequest.get(path + target);
  }

  /** Without content, which still counts as a body: the JDK repeats of itself what has none. */
  RestRequest request(String method, String target) {
    return new RestRequest(method, path + target, Map.of(), new byte[0]);
  }

  /**
   * @param body a JSON value
   */
  RestRequest request(String method, String target, @Nullable Object body) {
    return new RestRequest(
        method, path + target, Map.of("Content-Type", "application/json"), Json.writeBytes(body));
  }

  /**
   * As the bot; looks once whether a refused token was renewed. A wait that would take too long is
   * answered as Discord would: 429.
   *
   * @throws ExplainedException when the token is missing or not accepted: nothing was done
   * @throws OutageException when there is no connection, or the secrets cannot be read
   */
  Reply ask(String bot, RestRequest request) {
    for (int round = 1; ; round++) {
      String token =
          tokens
              .get(bot, DiscordMessages.PLATFORM, Account.BOT)
              .orElseThrow(() -> new ExplainedException("Discord is not set up: " + where(bot)));
      RestResult result = paced(bot, request.with("Authorization", "Bot " + token));
      boolean unauthorized = result instanceof Answered answered && answered.status() == 401;
      if (!unauthorized) return new Reply(result, token);
      tokens.forget(bot, DiscordMessages.PLATFORM, Account.BOT);
      if (round == 2) {
        throw new RefusedTokenException("Discord does not accept the bot's token: " + where(bot));
      }
    }
  }

  /**
   * To an address that holds its own credential: bot tokens and the limit of them all do not count.
   *
   * @throws OutageException when there is no connection
   */
  Reply askOpenly(String credential, RestRequest request) {
    return new Reply(paced("webhooks", request), credential);
  }

  /**
   * The same for what may be left out: waits for no turn, as nobody should wait behind it. Discord
   * itself counts such requests in no limit of all.
   *
   * @return empty if Discord has asked to wait
   * @throws OutageException when there is no connection
   */
  Optional<Reply> askOpenlyIfFree(String credential, RestRequest request) {
    String route = request.method() + ' ' + route(request.target());
    if (limits.isHeld("webhooks", route)) return Optional.empty();
    return Optional.of(new Reply(sent("webhooks", route, request), credential));
  }

  private RestResult paced(String who, RestRequest request) {
    String route = request.method() + ' ' + route(request.target());
    Duration wait = limits.await(who, route).orElse(null);
    if (wait != null) {
      return new Answered(429, Map.of("retry-after", Long.toString(wait.toSeconds() + 1)), null);
    }
    return sent(who, route, request);
  }

  private RestResult sent(String who, String route, RestRequest request) {
    RestResult result = client.ask(request.with("User-Agent", AGENT));
    if (result instanceof Answered answered) limits.learn(who, route, answered);
    return result;
  }

  /**
   * Limits are of a route: of all ids in it only that of the channel, guild or webhook counts, and
   * the webhook's token.
   */
  static String route(String target) {
    String path = target.replaceFirst("\\?.*", "");
    Matcher major = MAJOR.matcher(path);
    if (!major.find()) return path;
    String rest = path.substring(major.end()).replaceAll("/[0-9]{1,20}(?=/|$)", "/ID");
    return path.substring(0, major.end()) + rest;
  }

  /** What any answer but success means to whoever sent something. */
  Sent failure(Reply reply) {
    return answers().failure(reply.result(), reply.token());
  }

  /**
   * The same for what may be asked again soon, though it was heard, and is done once all the same.
   */
  Sent failureOfRepeatable(Reply reply) {
    return failure(reply) instanceof Sent.Unknown(String reason, var _)
        ? new Sent.Unknown(reason, REPEATABLE)
        : failure(reply);
  }

  /**
   * What was asked for in order to know it.
   *
   * @return {@code null} if there is no such thing, or it is kept from us
   * @throws OutageException when Discord cannot tell now
   * @throws ExplainedException when it will not tell before somebody sets something right
   */
  @Nullable Answered read(String bot, String target) {
    Reply reply = ask(bot, get(target));
    switch (reply.result()) {
      case RestResult.Silence(String how) -> throw new OutageException("asking Discord: " + how);
      case Answered answered -> {
        int status = answered.status();
        if (status == 200 && answered.json() != null) return answered;
        if (status == 403 || status == 404) return null;
        String what = answers().said(answered, reply.token());
        boolean later = status < 400 || status >= 500 || status == 408 || status == 429;
        throw later ? new OutageException(what) : new ExplainedException(what);
      }
    }
  }

  private Answers answers() {
    return new Answers("Discord", answered -> DiscordLimits.retryIn(answered, clock.instant()));
  }

  private static String where(String bot) {
    return "put a valid one from its developer portal into the secret "
        + BotTokens.secretOf(bot)
        + " or "
        + BotTokens.sharedSecret(DiscordMessages.PLATFORM, Account.BOT);
  }
}
