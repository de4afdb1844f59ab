package dev.bitbrat.irc;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.RestClient;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.platform.rest.RestResult.Answered;
import dev.bitbrat.platform.tokens.BotTokens;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who the bot is on Twitch, asked before each login: a token that is no good is not tried. */
final class IrcLogin {
  /** What a token must allow. */
  static final String SCOPE = "chat:read";

  private static final String PLATFORM = "twitch";
  private static final Pattern LOGIN = Pattern.compile("[a-z0-9_]{1,25}");
  private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

  private final RestClient id;
  private final BotTokens tokens;
  private final String bot;

  IrcLogin(IrcSettings settings, Secrets secrets) {
    this.id = new RestClient(settings.id());
    this.tokens = new BotTokens(secrets);
    this.bot = settings.bot();
  }

  /** The bot's own account, with what it logs in by. */
  record Me(String token, String id, String login) {
    @Override
    public String toString() {
      return "Me[" + login + ']';
    }
  }

  /**
   * Looks once whether a refused token was renewed.
   *
   * @throws ExplainedException when there is no token that will do
   * @throws OutageException when nobody can tell now
   */
  Me ask() {
    for (int round = 1; ; round++) {
      String token =
          tokens
              .get(bot, PLATFORM, Account.BOT)
              .orElseThrow(
                  () -> new ExplainedException("there is no token of the bot's account: " + fix()));
      RestRequest request =
          RestRequest.get("/oauth2/validate").with("Authorization", "OAuth " + token);
      switch (id.ask(request)) {
        case RestResult.Silence(String how) ->
            throw new OutageException("checking the token: " + how);
        case Answered answered -> {
          Me me = read(token, answered);
          if (me != null) return me;
        }
      }
      forget();
      if (round == 2) {
        throw new ExplainedException("Twitch does not accept the bot's token: " + fix());
      }
    }
  }

  /** The token was not good enough for the chat: it is read anew. */
  void forget() {
    tokens.forget(bot, PLATFORM, Account.BOT);
  }

  private @Nullable Me read(String token, Answered answered) {
    if (answered.status() == 401) return null;
    if (answered.status() != 200) {
      throw new OutageException("checking the token: Twitch answered " + answered.status());
    }
    Map<String, @Nullable Object> body = answered.object();
    String user = String.valueOf(Tree.string(body, "user_id"));
    String login = String.valueOf(Tree.string(body, "login"));
    if (!ID.matcher(user).matches() || !LOGIN.matcher(login).matches()) {
      throw new ExplainedException("the token belongs to no account, but to an app: " + fix());
    }
    if (!Tree.strings(body, "scopes").contains(SCOPE)) {
      throw new ExplainedException("the token lacks the right " + SCOPE + ": " + fix());
    }
    return new Me(token, user, login);
  }

  private String fix() {
    return "log the bot's account in again, or put an access token of it with the right "
        + SCOPE
        + " into the secret "
        + BotTokens.secretOf(bot)
        + " or "
        + BotTokens.sharedSecret(PLATFORM, Account.BOT);
  }
}
