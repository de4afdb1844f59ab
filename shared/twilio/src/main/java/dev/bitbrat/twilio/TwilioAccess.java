package dev.bitbrat.twilio;

import com.twilio.http.TwilioRestClient;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.platform.tokens.RefusedTokenException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Calls Twilio by its SDK; looks once whether credentials that were refused have been renewed. */
final class TwilioAccess {
  static final String ACCOUNT_SID = "TWILIO_ACCOUNT_SID";
  static final String AUTH_TOKEN = TwilioProtocol.SECRET;
  static final String API_KEY = "TWILIO_API_KEY";
  static final String API_SECRET = "TWILIO_API_SECRET";

  private static final List<String> ALL = List.of(ACCOUNT_SID, AUTH_TOKEN, API_KEY, API_SECRET);
  private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-zA-Z]{1,62}");
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]+");

  private final RestSettings api;
  private final RestSettings conversations;
  private final Secrets secrets;
  private volatile @Nullable Client client;

  TwilioAccess(RestSettings api, RestSettings conversations, Secrets secrets) {
    this.api = api;
    this.conversations = conversations;
    this.secrets = secrets;
  }

  /** Its text shows no secret. */
  private record Credentials(String account, String user, String password) {
    @Override
    public String toString() {
      return "Credentials[" + account + ']';
    }
  }

  private record Client(Credentials credentials, TwilioRestClient sdk) {}

  /**
   * @throws ExplainedException when credentials are missing or not accepted: nothing was done
   * @throws OnceHttp.NotTaken for any other answer but success
   * @throws dev.bitbrat.pipeline.OutageException when there is no connection, or the secrets cannot
   *     be read
   */
  @Nullable String call(Function<TwilioRestClient, @Nullable String> call) {
    for (int round = 1; ; round++) {
      try {
        return call.apply(client());
      } catch (OnceHttp.NotTaken e) {
        if (!isUnauthorized(e.result())) throw e;
        ALL.forEach(secrets::forget);
        if (round == 2) throw refused();
      }
    }
  }

  /** Made at the first call, and anew when the credentials are others. */
  private TwilioRestClient client() {
    Credentials now = credentials().orElseThrow(TwilioAccess::missing);
    Client current = client;
    if (current == null || !Objects.equals(current.credentials(), now)) {
      current = new Client(now, made(now));
      client = current;
    }
    return current.sdk();
  }

  private TwilioRestClient made(Credentials credentials) {
    return new TwilioRestClient.Builder(credentials.user(), credentials.password())
        .accountSid(credentials.account())
        .httpClient(new OnceHttp(api, conversations))
        .build();
  }

  /** An API key goes before the account's own token, which can do everything. */
  private Optional<Credentials> credentials() {
    Optional<String> account = secret(ACCOUNT_SID).filter(SID.asMatchPredicate());
    if (account.isEmpty()) return Optional.empty();
    Optional<String> key = secret(API_KEY);
    Optional<String> password = secret(key.isPresent() ? API_SECRET : AUTH_TOKEN);
    return password.map(p -> new Credentials(account.get(), key.orElse(account.get()), p));
  }

  private Optional<String> secret(String name) {
    return secrets.get(name).map(String::strip).filter(VISIBLE_ASCII.asMatchPredicate());
  }

  private static boolean isUnauthorized(RestResult result) {
    return result instanceof RestResult.Answered answered && answered.status() == 401;
  }

  private static ExplainedException missing() {
    return new ExplainedException(
        "Twilio is not set up: the secret "
            + ACCOUNT_SID
            + ", or its password, is not set or malformed. Set "
            + AUTH_TOKEN
            + ", or "
            + API_KEY
            + " and "
            + API_SECRET);
  }

  private static RefusedTokenException refused() {
    return new RefusedTokenException(
        "Twilio does not accept the credentials: check the secret "
            + ACCOUNT_SID
            + " and "
            + AUTH_TOKEN
            + ", or "
            + API_KEY
            + " and "
            + API_SECRET);
  }
}
