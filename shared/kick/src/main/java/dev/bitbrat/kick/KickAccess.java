package dev.bitbrat.kick;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.RestClient;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.platform.tokens.BotTokens;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.platform.tokens.RefusedTokenException;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls Kick's API with one of a bot's tokens; looks once whether a refused one was renewed. */
final class KickAccess {
  private static final String PLATFORM = "kick";

  private final RestClient kick;
  private final BotTokens tokens;

  KickAccess(RestClient kick, Secrets secrets) {
    this.kick = kick;
    this.tokens = new BotTokens(secrets);
  }

  /**
   * @param token what must not be repeated, should Kick quote it
   */
  record Reply(RestResult result, String token) {
    @Override
    public String toString() {
      return "Reply[" + result + ']';
    }
  }

  /**
   * @throws ExplainedException when the token is missing or not accepted: nothing was done
   * @throws OutageException when there is no connection, or the secrets cannot be read
   */
  Reply ask(String bot, Account account, RestRequest request) {
    for (int round = 1; ; round++) {
      String token = tokens.get(bot, PLATFORM, account).orElseThrow(() -> missing(bot, account));
      RestResult result = kick.ask(request.bearer(token));
      boolean unauthorized =
          result instanceof RestResult.Answered answered && answered.status() == 401;
      if (!unauthorized) return new Reply(withDetail(result), token);
      tokens.forget(bot, PLATFORM, account);
      if (round == 2) throw refused(bot, account);
    }
  }

  /** Of a refusal Kick puts the reason into {@code data}, beside a {@code message} for all. */
  private static RestResult withDetail(RestResult result) {
    if (!(result instanceof RestResult.Answered answered) || answered.isSuccess()) return result;
    String detail = Tree.string(answered.object(), "data");
    if (detail == null || detail.isBlank()) return result;
    String message = Tree.string(answered.object(), "message");
    Map<String, @Nullable Object> both =
        Collections.singletonMap("message", message == null ? detail : message + ": " + detail);
    return new RestResult.Answered(answered.status(), answered.headers(), both);
  }

  private static ExplainedException missing(String bot, Account account) {
    return new ExplainedException(
        "Kick is not set up: neither the secret "
            + BotTokens.secretOf(bot)
            + " nor "
            + BotTokens.sharedSecret(PLATFORM, account)
            + " holds the "
            + account.what());
  }

  private static RefusedTokenException refused(String bot, Account account) {
    return new RefusedTokenException(
        "Kick does not accept the "
            + account.what()
            + ": log in again, or renew it (secret "
            + BotTokens.secretOf(bot)
            + " or "
            + BotTokens.sharedSecret(PLATFORM, account)
            + ")");
  }
}
