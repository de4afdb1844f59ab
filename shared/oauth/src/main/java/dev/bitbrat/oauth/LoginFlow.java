package dev.bitbrat.oauth;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.web.PathValues;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The login of a person by a browser: a link, a button, the platform's own page, and back here. The
 * state that comes back must be the one that this browser, known by a cookie, took there.
 */
final class LoginFlow {
  private static final Logger LOG = System.getLogger(LoginFlow.class.getName());
  private static final Pattern CODE = Pattern.compile("[\\x21-\\x7e]{1,2048}");
  private final Map<String, AuthServer> servers;
  private final Logins logins;
  private final Register register;
  private final TokenKeeper keeper;
  private final LoginAlarms alarms;
  private final InstantSource clock;
  private final URI base;
  private final LoginCookie cookie;

  /**
   * @param base address that people reach us at
   */
  LoginFlow(
      Map<String, AuthServer> servers,
      Logins logins,
      Register register,
      TokenKeeper keeper,
      LoginAlarms alarms,
      InstantSource clock,
      URI base) {
    this.servers = Map.copyOf(servers);
    this.logins = logins;
    this.register = register;
    this.keeper = keeper;
    this.alarms = alarms;
    this.clock = clock;
    this.base = base;
    this.cookie = new LoginCookie(base);
  }

  /** Where a platform sends people back to; it must be registered there. */
  String redirect() {
    return base + "/oauth/callback";
  }

  String link(String ticket) {
    return base + "/oauth/login/" + ticket;
  }

  /** {@code GET /oauth/login/{ticket}}: says what it is; only the button uses the ticket up. */
  WebResponse show(WebRequest request, PathValues path) {
    return orLater(
        () ->
            withTicket(
                path, (ticket, server) -> LoginPages.asks(ticket.purpose(), server.provider())));
  }

  /** {@code POST /oauth/login/{ticket}}: off to the platform. */
  WebResponse begin(WebRequest request, PathValues path) {
    return orLater(
        () ->
            withTicket(
                path,
                (ticket, server) ->
                    logins
                        .begin(ticket)
                        .map(begun -> away(begun, ticket.purpose(), server))
                        .orElseGet(LoginPages::noTicket)));
  }

  private WebResponse away(Logins.Begun begun, Logins.Purpose purpose, AuthServer server) {
    String url =
        server.authorizeUrl(
            redirect(),
            begun.state(),
            server.provider().scopesOf(purpose.account()),
            Chance.challenge(Chance.verifier(begun.cookie())));
    return WebResponse.empty(303)
        .withHeader("Location", url)
        .withHeader("Set-Cookie", cookie.given(begun.state(), begun.cookie()))
        .withHeader("Referrer-Policy", "no-referrer")
        .withHeader("Cache-Control", "no-store");
  }

  /** {@code GET /oauth/callback}: the platform sent somebody back. */
  WebResponse callback(WebRequest request) {
    return orLater(
        () -> {
          Optional<Logins.Login> found = logins.ofState(request.query().getOrDefault("state", ""));
          if (found.isEmpty()) return LoginPages.over();
          Logins.Login login = found.get();
          String state = request.query().getOrDefault("state", "");
          Optional<String> theirs = LoginCookie.of(request, state);
          boolean same = theirs.filter(c -> Chance.same(login.cookieHash(), c)).isPresent();
          if (!same) return LoginPages.otherBrowser();
          WebResponse answer = back(login, theirs.orElse(""), request);
          // An answer that says "again" keeps the cookie.
          return answer.status() == 503
              ? answer
              : answer.withHeader("Set-Cookie", cookie.taken(state));
        });
  }

  private WebResponse back(Logins.Login login, String theirs, WebRequest request) {
    AuthServer server = servers.get(login.purpose().platform());
    if (server == null) return LoginPages.over();
    if (request.query().containsKey("error")) {
      return logins.use(login)
          ? LoginPages.notAllowed(request, server.provider())
          : LoginPages.over();
    }
    String code = request.query().getOrDefault("code", "");
    if (!CODE.matcher(code).matches()) return LoginPages.over();
    Optional<Register.Lease> lease = register.hold(login.purpose().bot());
    if (lease.isEmpty()) return LoginPages.busy();
    try {
      if (!logins.use(login)) return LoginPages.over();
      return exchanged(login.purpose(), server, code, Chance.verifier(theirs));
    } finally {
      register.release(lease.get(), clock.instant(), lease.get().validated());
    }
  }

  private WebResponse exchanged(
      Logins.Purpose purpose, AuthServer server, String code, String verifier) {
    return switch (server.exchange(code, redirect(), verifier)) {
      case AuthAnswer.Granted(Grant grant) -> identified(purpose, server, grant);
      case AuthAnswer.Refused(String reason) -> failed(400, purpose, server, reason);
      case AuthAnswer.Misconfigured(String reason) -> {
        alarms.misconfigured(purpose.bot(), server.provider(), reason);
        yield failed(409, purpose, server, reason);
      }
      case AuthAnswer.Unavailable(String reason) -> failed(503, purpose, server, reason);
    };
  }

  private WebResponse identified(Logins.Purpose purpose, AuthServer server, Grant grant) {
    return switch (server.identity(grant.access())) {
      case Identity.Known(Who who) -> kept(purpose, server.provider(), grant, who);
      case Identity.Invalid(String reason) -> failed(400, purpose, server, reason);
      case Identity.Unavailable(String reason) -> failed(503, purpose, server, reason);
    };
  }

  private WebResponse kept(Logins.Purpose purpose, Provider provider, Grant grant, Who who) {
    Token token = Token.of(grant, who, clock.instant());
    TokenDocument all =
        keeper.update(
            purpose.bot(), tokens -> tokens.with(provider.name(), purpose.account(), token));
    alarms.clear(purpose.bot(), provider, purpose.account());
    alarms.clearMisconfigured(purpose.bot(), provider);
    LOG.log(
        Level.INFO,
        "{0} logged in as the {1} of {2} on {3}",
        String.valueOf(who.login()),
        purpose.account().key(),
        purpose.bot(),
        provider.title());
    return LoginPages.done(purpose, provider, token, all);
  }

  private static WebResponse failed(
      int status, Logins.Purpose purpose, AuthServer server, String reason) {
    LOG.log(
        Level.WARNING,
        "A login as the {0} of {1} failed: {2}",
        purpose.account().key(),
        purpose.bot(),
        reason);
    return LoginPages.failed(status, server.provider(), reason);
  }

  private interface ForTicket {
    WebResponse answer(Logins.Login ticket, AuthServer server);
  }

  private WebResponse withTicket(PathValues path, ForTicket then) {
    Optional<Logins.Login> ticket = logins.ofTicket(path.get("ticket"));
    if (ticket.isEmpty()) return LoginPages.noTicket();
    AuthServer server = servers.get(ticket.get().purpose().platform());
    return server == null ? LoginPages.noTicket() : then.answer(ticket.get(), server);
  }

  private static WebResponse orLater(Supplier<WebResponse> answer) {
    try {
      return answer.get();
    } catch (OutageException e) {
      LOG.log(Level.WARNING, "A login has to wait: {0}", e.getMessage());
      return LoginPages.notNow();
    }
  }
}
