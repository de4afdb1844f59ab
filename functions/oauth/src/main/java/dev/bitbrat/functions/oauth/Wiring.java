package dev.bitbrat.functions.oauth;

import com.google.auth.oauth2.TokenVerifier;
import dev.bitbrat.api.Tokens;
import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.function.Environment;
import dev.bitbrat.oauth.Caller;
import dev.bitbrat.oauth.OAuth;
import dev.bitbrat.oauth.Provider;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.SecretVault;
import dev.bitbrat.platform.pace.Pace.Sleep;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;

/** The only place where this function's parts are put together. */
final class Wiring {
  private static final String PUBLIC_URL = "OAUTH_PUBLIC_URL";

  private Wiring() {}

  static WebHandler oauth(Cloud cloud) {
    Environment environment = cloud.environment();
    Ports ports = cloud.ports();
    SecretVault secrets = cloud.secrets();
    OAuth oauth =
        new OAuth(
            Provider.all(environment.asMap()),
            secrets,
            secrets,
            ports.store(),
            ports.clock(),
            Sleep.REAL);
    String example = "https://oauth-123456789.us-central1.run.app";
    environment.required(PUBLIC_URL, example);
    String base = environment.url(PUBLIC_URL, example).toString().replaceFirst("/+$", "");
    Tokens tokens = new Tokens(ports.store());
    return oauth.handler(
        URI.create(base), request -> caller(tokens, request), clockwork(environment, base));
  }

  private static Optional<Caller> caller(Tokens tokens, WebRequest request) {
    return tokens
        .caller(request)
        .map(caller -> new Caller(caller.bot(), caller.user(), caller.mayOperate()));
  }

  /** Nobody, unless it is said as whom Cloud Scheduler calls. */
  private static Predicate<WebRequest> clockwork(Environment environment, String base) {
    Optional<String> account = environment.find("OAUTH_REFRESH_CALLER");
    if (account.isEmpty()) return request -> false;
    TokenVerifier verifier =
        TokenVerifier.newBuilder()
            .setAudience(base)
            .setIssuer("https://accounts.google.com")
            .build();
    return new ServiceAccountCalls(verifier, account.get());
  }
}
