package dev.bitbrat.twitch;

import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.twitch.HelixCall.Credentials;
import dev.bitbrat.twitch.HelixCall.Result;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Calls Helix with one of our tokens; looks once whether a refused token was renewed. */
final class HelixAccess {
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]+");
  private static final Pattern SCHEME =
      Pattern.compile("^(?:oauth:|bearer +)", Pattern.CASE_INSENSITIVE);

  private final Secrets secrets;

  HelixAccess(Secrets secrets) {
    this.secrets = secrets;
  }

  enum Token {
    APP("TWITCH_APP_TOKEN", "app access token"),
    /** What an app may not do, though its bot's account may. */
    BOT("TWITCH_BOT_TOKEN", "access token of the bot's account");

    final String secret;
    private final String what;

    Token(String secret, String what) {
      this.secret = secret;
      this.what = what;
    }
  }

  /** What Helix said, and what must not be repeated of it. */
  record Reply(Result result, Credentials credentials) {}

  /**
   * @throws ExplainedException when the token is missing or not accepted: nothing was done
   * @throws OutageException when there is no connection, or the secrets cannot be read
   */
  Reply ask(Token token, Function<Credentials, Result> call) {
    for (int round = 1; ; round++) {
      Credentials credentials = credentials(token).orElseThrow(() -> missing(token));
      Result result = call.apply(credentials);
      boolean unauthorized = result instanceof Result.Answered(int status, _, _) && status == 401;
      if (!unauthorized) return new Reply(result, credentials);
      secrets.forget(token.secret);
      secrets.forget(HelixChat.CLIENT_ID);
      if (round == 2) throw refused(token);
    }
  }

  private Optional<Credentials> credentials(Token token) {
    Optional<String> value =
        secrets.get(token.secret).map(t -> SCHEME.matcher(t.strip()).replaceFirst(""));
    Optional<String> clientId = secrets.get(HelixChat.CLIENT_ID).map(String::strip);
    return value
        .filter(VISIBLE_ASCII.asMatchPredicate())
        .flatMap(
            t ->
                clientId
                    .filter(VISIBLE_ASCII.asMatchPredicate())
                    .map(id -> new Credentials(t, id)));
  }

  private static ExplainedException missing(Token token) {
    return new ExplainedException(
        "the secrets "
            + token.secret
            + " and "
            + HelixChat.CLIENT_ID
            + " are not set, or malformed: set them");
  }

  private static ExplainedException refused(Token token) {
    return new ExplainedException(
        "Twitch does not accept the "
            + token.what
            + ": renew the secret "
            + token.secret
            + " and check that "
            + HelixChat.CLIENT_ID
            + " is the app that it was made for");
  }
}
