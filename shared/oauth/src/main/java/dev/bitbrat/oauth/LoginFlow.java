package dev.bitbrat.oauth;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.web.PathValues;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  private static final String AGAIN =
      "Ask whoever runs the bot for a new link; they get one with: brat login";

  private final Map<String, AuthServer> servers;
  private final Logins logins;
  private final Register register;
  private final TokenKeeper keeper;
  private final Alarms alarms;
  private final InstantSource clock;
  private final URI base;

  /**
   * @param base address that people reach us at
   */
  LoginFlow(
      Map<String, AuthServer> servers,
      Logins logins,
      Register register,
      TokenKeeper keeper,
      Alarms alarms,
      InstantSource clock,
      URI base) {
    this.servers = Map.copyOf(servers);
    this.logins = logins;
    this.register = register;
    this.keeper = keeper;
    this.alarms = alarms;
    this.clock = clock;
    this.base = base;
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
                path,
                (ticket, server) ->
                    Pages.withButton(
                        "Log in to " + server.provider().title(),
                        before(ticket.purpose(), server.provider()),
                        "Go on to " + server.provider().title(),
                        origin(server.provider().id().base()))));
  }

  private static List<String> before(Logins.Purpose purpose, Provider provider) {
    String who =
        purpose.account() == Account.BOT
            ? "the account that the bot speaks as"
            : "the account that the channel belongs to";
    return List.of(
        "The bot %s wants to be allowed to use %s.".formatted(purpose.bot(), who),
        "Be sure to be logged in to %s as %s before you go on, not as another."
            .formatted(provider.title(), who),
        "%s will ask you about: %s."
            .formatted(provider.title(), String.join(", ", provider.scopesOf(purpose.account()))));
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
                        .orElseGet(LoginFlow::noTicket)));
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
        .withHeader("Set-Cookie", cookie(begun.state(), begun.cookie(), Logins.LIFE.toSeconds()))
        .withHeader("Referrer-Policy", "no-referrer")
        .withHeader("Cache-Control", "no-store");
  }

  /** {@code GET /oauth/callback}: the platform sent somebody back. */
  WebResponse callback(WebRequest request) {
    return orLater(
        () -> {
          Optional<Logins.Login> found = logins.ofState(request.query().getOrDefault("state", ""));
          if (found.isEmpty()) return over();
          Logins.Login login = found.get();
          String state = request.query().getOrDefault("state", "");
          Optional<String> cookie = cookieOf(request, state);
          boolean same = cookie.filter(c -> Chance.same(login.cookieHash(), c)).isPresent();
          if (!same) return otherBrowser();
          WebResponse answer = back(login, cookie.orElse(""), request);
          // An answer that says "again" keeps the cookie.
          return answer.status() == 503
              ? answer
              : answer.withHeader("Set-Cookie", cookie(state, "", 0));
        });
  }

  private WebResponse back(Logins.Login login, String cookie, WebRequest request) {
    AuthServer server = servers.get(login.purpose().platform());
    if (server == null) return over();
    if (request.query().containsKey("error")) {
      return logins.use(login) ? notAllowed(request, server.provider()) : over();
    }
    String code = request.query().getOrDefault("code", "");
    if (!CODE.matcher(code).matches()) return over();
    Optional<Register.Lease> lease = register.hold(login.purpose().bot());
    if (lease.isEmpty()) {
      return Pages.page(
          503,
          "One moment",
          List.of("This bot's logins are being renewed. Reload this page in a minute."));
    }
    try {
      if (!logins.use(login)) return over();
      return exchanged(login.purpose(), server, code, Chance.verifier(cookie));
    } finally {
      register.release(lease.get(), clock.instant(), lease.get().validated());
    }
  }

  private WebResponse exchanged(
      Logins.Purpose purpose, AuthServer server, String code, String verifier) {
    return switch (server.exchange(code, redirect(), verifier)) {
      case AuthAnswer.Granted(Grant grant) -> identified(purpose, server, grant);
      case AuthAnswer.Refused(String reason) -> failed(502, purpose, server, reason);
      case AuthAnswer.Misconfigured(String reason) -> {
        alarms.misconfigured(purpose.bot(), server.provider(), reason);
        yield failed(500, purpose, server, reason);
      }
      case AuthAnswer.Unavailable(String reason) -> failed(502, purpose, server, reason);
    };
  }

  private WebResponse identified(Logins.Purpose purpose, AuthServer server, Grant grant) {
    return switch (server.identity(grant.access())) {
      case Identity.Known(Who who) -> kept(purpose, server.provider(), grant, who);
      case Identity.Invalid(String reason) -> failed(502, purpose, server, reason);
      case Identity.Unavailable(String reason) -> failed(502, purpose, server, reason);
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
    return Pages.page(200, "Done", after(purpose, provider, token, all));
  }

  private static List<String> after(
      Logins.Purpose purpose, Provider provider, Token token, TokenDocument all) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "The bot %s may now use the %s account %s, as its %s."
            .formatted(purpose.bot(), provider.title(), token.login(), purpose.account().key()));
    lines.add("Given: " + String.join(", ", token.scopes()) + ".");
    List<String> missing = new ArrayList<>(provider.scopesOf(purpose.account()));
    missing.removeAll(token.scopes());
    if (!missing.isEmpty()) {
      lines.add("Not given, so that what needs it will not work: " + String.join(", ", missing));
    }
    Account other = purpose.account() == Account.BOT ? Account.BROADCASTER : Account.BOT;
    Optional<Token> others = all.get(provider.name(), other);
    String id = token.userId();
    if (id != null && others.filter(t -> id.equals(t.userId())).isPresent()) {
      lines.add(
          "The bot and the channel's owner are now the same account. If that is not what you want,"
              + " log out of "
              + provider.title()
              + ", log in as the other, and ask for a new link.");
    } else if (others.isEmpty()) {
      lines.add(
          "Next, if the bot is to use it: a login of the "
              + other.what().replaceFirst("^access token of ", "")
              + ".");
    }
    lines.add(
        "You can close this page. To take it back: the connections in the settings of "
            + provider.title()
            + '.');
    return lines;
  }

  private static WebResponse failed(
      int status, Logins.Purpose purpose, AuthServer server, String reason) {
    LOG.log(
        Level.WARNING,
        "A login as the {0} of {1} failed: {2}",
        purpose.account().key(),
        purpose.bot(),
        reason);
    return Pages.page(
        status,
        "That did not work",
        List.of(
            server.provider().title() + " did not finish the login: " + reason + '.',
            "Nothing has changed. " + AGAIN));
  }

  private static WebResponse notAllowed(WebRequest request, Provider provider) {
    boolean denied = "access_denied".equals(request.query().get("error"));
    return Pages.page(
        denied ? 200 : 400,
        denied ? "Not allowed" : "That did not work",
        List.of(
            denied
                ? "You did not allow it on " + provider.title() + ", and nothing has changed."
                : provider.title()
                    + " refused to ask you. Most often the address that it should send you back to"
                    + " is not registered for the application there.",
            "If that was a mistake: " + AGAIN));
  }

  private static WebResponse noTicket() {
    return Pages.page(
        410,
        "This link is over",
        List.of("A link works once and for ten minutes, and this one does no longer.", AGAIN));
  }

  private static WebResponse over() {
    return Pages.page(
        400,
        "This login is over",
        List.of(
            "It was finished already, took longer than ten minutes, or was not begun here.",
            "If you have not seen that it worked: " + AGAIN));
  }

  private static WebResponse otherBrowser() {
    return Pages.page(
        403,
        "Another browser",
        List.of(
            "This login was begun in another browser, or this one keeps no cookies.",
            "Finish it in the browser where you opened the link, with cookies allowed. If you have"
                + " opened no link, somebody may have tried to make you log in for them: close this"
                + " page."));
  }

  private interface ForTicket {
    WebResponse answer(Logins.Login ticket, AuthServer server);
  }

  private WebResponse withTicket(PathValues path, ForTicket then) {
    Optional<Logins.Login> ticket = logins.ofTicket(path.get("ticket"));
    if (ticket.isEmpty()) return noTicket();
    AuthServer server = servers.get(ticket.get().purpose().platform());
    return server == null ? noTicket() : then.answer(ticket.get(), server);
  }

  private static WebResponse orLater(Supplier<WebResponse> answer) {
    try {
      return answer.get();
    } catch (OutageException e) {
      LOG.log(Level.WARNING, "A login has to wait: {0}", e.getMessage());
      return Pages.page(
          503,
          "Not now",
          List.of(
              "What this needs does not answer just now.",
              "Try again in a few minutes. If it then says that the login is over: " + AGAIN));
    }
  }

  /** A name of its own a login: two can be under way in one browser. */
  private static String cookieName(String state) {
    return "bitbrat_login_" + Chance.hash(state).substring(0, 12);
  }

  private String cookie(String state, String value, long seconds) {
    String secure = "https".equals(base.getScheme()) ? "; Secure" : "";
    return cookieName(state)
        + '='
        + value
        + "; Path="
        + (base.getPath() == null ? "" : base.getPath())
        + "/oauth; Max-Age="
        + seconds
        + "; HttpOnly; SameSite=Lax"
        + secure;
  }

  private static Optional<String> cookieOf(WebRequest request, String state) {
    String start = cookieName(state) + '=';
    return request.headers().getOrDefault("cookie", List.of()).stream()
        .limit(10)
        .flatMap(header -> Arrays.stream(header.split(";")))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(start))
        .map(cookie -> cookie.substring(start.length()))
        .filter(Chance::isOne)
        .findFirst();
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
