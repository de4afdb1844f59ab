package dev.bitbrat.twitch;

import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.RestClient;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.platform.tokens.BotTokens;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.platform.tokens.RefusedTokenException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Calls Helix with one of a bot's tokens; looks once whether a refused one was renewed. */
final class HelixAccess {
  static final String CLIENT_ID = "TWITCH_CLIENT_ID";

  private static final String PLATFORM = "twitch";
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]+");

  private final RestClient helix;
  private final Secrets secrets;
  private final BotTokens tokens;

  HelixAccess(RestClient helix, Secrets secrets) {
    this.helix = helix;
    this.secrets = secrets;
    this.tokens = new BotTokens(secrets);
  }

  /**
   * @param token what must not be repeated, should Twitch quote it
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
      String token = token(bot, account).orElseThrow(() -> missing(bot, account));
      String clientId = clientId().orElseThrow(() -> missing(bot, account));
      RestResult result = helix.ask(request.bearer(token).with("Client-Id", clientId));
      boolean unauthorized =
          result instanceof RestResult.Answered answered && answered.status() == 401;
      if (!unauthorized) return new Reply(result, token);
      tokens.forget(bot, PLATFORM, account);
      tokens.forget(bot, PLATFORM, Account.BOT);
      secrets.forget(CLIENT_ID);
      if (round == 2) throw refused(bot, account);
    }
  }

  /** What an app may do its bot's account may, too: on a laptop there is no other token. */
  private Optional<String> token(String bot, Account account) {
    Optional<String> wanted = tokens.get(bot, PLATFORM, account);
    return account == Account.APP && wanted.isEmpty() ? ofBot(bot) : wanted;
  }

  /** Whoever may not read that one has none: the secrets themselves did answer just now. */
  private Optional<String> ofBot(String bot) {
    try {
      return tokens.get(bot, PLATFORM, Account.BOT);
    } catch (OutageException e) {
      return Optional.empty();
    }
  }

  private Optional<String> clientId() {
    return secrets.get(CLIENT_ID).map(String::strip).filter(VISIBLE_ASCII.asMatchPredicate());
  }

  private static ExplainedException missing(String bot, Account account) {
    return new ExplainedException(
        "Twitch is not set up: neither the secret "
            + BotTokens.secretOf(bot)
            + " nor "
            + BotTokens.sharedSecret(PLATFORM, account)
            + " holds the "
            + account.what()
            + ", or the secret "
            + CLIENT_ID
            + " is not set, or malformed");
  }

  private static RefusedTokenException refused(String bot, Account account) {
    return new RefusedTokenException(
        "Twitch does not accept the "
            + account.what()
            + ": renew it (secret "
            + BotTokens.secretOf(bot)
            + " or "
            + BotTokens.sharedSecret(PLATFORM, account)
            + ") and check that "
            + CLIENT_ID
            + " is the app that it was made for");
  }
}
