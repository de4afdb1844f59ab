package dev.bitbrat.oauth;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.pace.Pace.Sleep;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Login of an account on another device (RFC 8628): for programs that no browser can be sent back
 * to. Works without a secret of the application, too.
 */
public final class DeviceLogin {
  private static final Duration SLOWER = Duration.ofSeconds(5);
  private static final Duration SLOWEST = Duration.ofMinutes(1);

  private final AuthServer server;
  private final Account account;
  private final InstantSource clock;
  private final Sleep sleep;

  /**
   * @param clients with the application's id, and its secret if it has one
   */
  public DeviceLogin(
      Provider provider, Account account, Secrets clients, InstantSource clock, Sleep sleep) {
    this.server = new AuthServer(provider, clients);
    this.account = account;
    this.clock = clock;
    this.sleep = sleep;
  }

  /** What became of it, or of its beginning. */
  public sealed interface Result {
    record In(Token token) implements Result {}

    /** The person said no. */
    record Denied() implements Result {}

    /** Nobody typed the code in in time. */
    record Expired() implements Result {}

    record Failed(String reason) implements Result {}

    /** Not over yet: somebody must open {@code verificationUri} and allow it. */
    record Begun(Prompt prompt) implements Result {}
  }

  /**
   * For the person. Its text form shows no secret.
   *
   * @param deviceCode for {@link #await} only
   * @param interval how often may be asked
   */
  public record Prompt(
      String verificationUri,
      String userCode,
      Duration interval,
      Instant expiresAt,
      String deviceCode) {
    @Override
    public String toString() {
      return "Prompt[" + verificationUri + ", " + userCode + ']';
    }
  }

  /** {@link Result.Begun}, or {@link Result.Failed}. */
  public Result start() {
    Provider provider = server.provider();
    String path = provider.ways().device();
    if (path == null) {
      return new Result.Failed(provider.title() + " has no login by a code: use a link");
    }
    if (server.clientId().isEmpty()) {
      return new Result.Failed("the secret " + provider.clientId() + " is missing");
    }
    return switch (server.beginDevice(path, provider.scopesOf(account))) {
      case RestResult.Silence(String how) -> new Result.Failed(how);
      case RestResult.Answered answered -> begun(answered);
    };
  }

  private Result begun(RestResult.Answered answered) {
    Map<String, @Nullable Object> body = answered.object();
    String uri = Tree.string(body, "verification_uri");
    String userCode = Tree.string(body, "user_code");
    String deviceCode = Tree.string(body, "device_code");
    if (!answered.isSuccess() || uri == null || userCode == null || deviceCode == null) {
      return new Result.Failed(
          server.provider().title() + " did not begin it: it answered " + answered.status());
    }
    long seconds = Math.clamp(Tree.number(body, "expires_in", 600), 1, 3600);
    long interval = Math.clamp(Tree.number(body, "interval", 5), 1, 60);
    return new Result.Begun(
        new Prompt(
            uri,
            userCode,
            Duration.ofSeconds(interval),
            clock.instant().plusSeconds(seconds),
            deviceCode));
  }

  /**
   * Waits for the person; never {@link Result.Begun}.
   *
   * @throws InterruptedException if nobody wants to wait any more
   */
  public Result await(Prompt prompt) throws InterruptedException {
    Duration pause = prompt.interval();
    while (true) {
      sleep.sleep(pause);
      if (!clock.instant().isBefore(prompt.expiresAt())) return new Result.Expired();
      AuthAnswer answer = server.device(prompt.deviceCode(), server.provider().scopesOf(account));
      switch (answer) {
        case AuthAnswer.Granted(Grant grant) -> {
          return in(grant);
        }
        case AuthAnswer.Misconfigured(String reason) -> {
          return new Result.Failed(reason);
        }
        case AuthAnswer.Refused(String reason) -> {
          String said = reason.toLowerCase(Locale.ROOT);
          if (said.contains("access_denied")) return new Result.Denied();
          boolean slower = said.contains("slow_down");
          if (!slower && !said.contains("authorization_pending")) return ended(said, reason);
          if (slower) pause = slower(pause);
        }
        case AuthAnswer.Unavailable _ -> pause = slower(pause);
      }
    }
  }

  private static Result ended(String said, String reason) {
    boolean over = said.contains("expired") || said.contains("invalid device code");
    return over ? new Result.Expired() : new Result.Failed(reason);
  }

  private static Duration slower(Duration pause) {
    Duration longer = pause.plus(SLOWER);
    return longer.compareTo(SLOWEST) > 0 ? SLOWEST : longer;
  }

  private Result in(Grant grant) {
    return switch (server.identity(grant.access())) {
      case Identity.Known(Who who) -> new Result.In(Token.of(grant, who, clock.instant()));
      case Identity.Invalid(String reason) -> new Result.Failed(reason);
      case Identity.Unavailable(String reason) -> new Result.Failed(reason);
    };
  }
}
