package dev.bitbrat.oauth;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.json.JsonLimits;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.SecretVault;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.platform.pace.Pace.Sleep;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import dev.bitbrat.web.WebRouter;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The logins of a deployment, put together: its addresses, and what refreshes tokens. */
public final class OAuth {
  private static final JsonLimits LIMITS = new JsonLimits(8 << 10, 4);

  private final Map<String, AuthServer> servers = new LinkedHashMap<>();
  private final Store store;
  private final InstantSource clock;
  private final Chance chance = new Chance();
  private final Register register;
  private final TokenKeeper keeper;
  private final Alarms alarms;
  private final LoginAlarms loginAlarms;

  /**
   * @param providers by name, see {@link Provider#all}
   * @param clients with ids and secrets of our applications
   * @param vault where tokens are kept
   */
  public OAuth(
      Map<String, Provider> providers,
      Secrets clients,
      SecretVault vault,
      Store store,
      InstantSource clock,
      Sleep sleep) {
    providers.forEach((name, provider) -> servers.put(name, new AuthServer(provider, clients)));
    this.store = store;
    this.clock = clock;
    this.register = new Register(store, clock, chance);
    this.keeper = new TokenKeeper(vault, sleep);
    this.alarms = new Alarms(store, clock);
    this.loginAlarms = new LoginAlarms(alarms);
  }

  public Refresher refresher() {
    return new Refresher(servers, register, keeper, loginAlarms, clock);
  }

  /**
   * {@code POST /v1/login-links}, {@code GET /v1/logins}, {@code GET} and {@code POST
   * /oauth/login/{ticket}}, {@code GET /oauth/callback}, {@code POST /oauth/refresh}.
   *
   * @param base address that people reach this at, without a slash at its end
   * @param callers who may have links made
   * @param clockwork whether a request comes from what has tokens refreshed from time to time; an
   *     {@link OutageException} when nobody can tell now
   */
  public WebHandler handler(URI base, Caller.Callers callers, Predicate<WebRequest> clockwork) {
    LoginFlow flow =
        new LoginFlow(
            servers, new Logins(store, clock, chance), register, keeper, loginAlarms, clock, base);
    Operators operators = new Operators(flow, new Logins(store, clock, chance), callers, clockwork);
    return WebRouter.routes()
        .maxBodyBytes(LIMITS.bytes())
        .on("POST /v1/login-links", request -> operators.answer(request, operators::mint))
        .on("GET /v1/logins", request -> operators.answer(request, operators::list))
        .on("POST /oauth/refresh", operators::refresh)
        .on("GET /oauth/login/{ticket}", flow::show)
        .on("POST /oauth/login/{ticket}", flow::begin)
        .on("GET /oauth/callback", flow::callback)
        .build();
  }

  /** Answers programs. */
  private final class Operators {
    private final LoginFlow flow;
    private final Logins logins;
    private final Caller.Callers callers;
    private final Predicate<WebRequest> clockwork;

    Operators(
        LoginFlow flow, Logins logins, Caller.Callers callers, Predicate<WebRequest> clockwork) {
      this.flow = flow;
      this.logins = logins;
      this.callers = callers;
      this.clockwork = clockwork;
    }

    private interface ForOperator {
      WebResponse answer(Caller operator, WebRequest request);
    }

    WebResponse answer(WebRequest request, ForOperator then) {
      try {
        return then.answer(operator(request), request).withHeader("Cache-Control", "no-store");
      } catch (Refusal refusal) {
        return refusal.response();
      } catch (OutageException e) {
        return new Refusal(503, "not now: " + e.getMessage()).response();
      }
    }

    private Caller operator(WebRequest request) {
      Caller caller =
          callers.of(request).orElseThrow(() -> new Refusal(401, "a valid bearer token is needed"));
      if (!caller.mayOperate()) throw new Refusal(403, "this token may chat, no more");
      return caller;
    }

    /** {@code {bot, platform, account}} gives {@code {url, expiresAt}}. */
    WebResponse mint(Caller operator, WebRequest request) {
      Map<String, @Nullable Object> body = object(request);
      String bot = text(body, "bot");
      if (!bot.equals(operator.bot())) {
        throw new Refusal(403, "this token is for the bot " + operator.bot());
      }
      AuthServer server = servers.get(text(body, "platform"));
      if (server == null) {
        throw new Refusal(400, "platform: one of " + String.join(", ", servers.keySet()));
      }
      Account account =
          Logins.account(text(body, "account"))
              .orElseThrow(() -> new Refusal(400, "account: bot or broadcaster"));
      List<String> missing = server.missing();
      if (!missing.isEmpty()) {
        throw new Refusal(
            409,
            "these secrets are missing: "
                + String.join(", ", missing)
                + ". They are of the application that you registered with "
                + server.provider().title()
                + ", with the redirect address "
                + flow.redirect());
      }
      String ticket = logins.mint(new Logins.Purpose(bot, server.provider().name(), account));
      return WebResponse.json(
          201,
          Json.write(
              Map.of(
                  "url",
                  flow.link(ticket),
                  "expiresAt",
                  clock.instant().plus(Logins.LIFE).toString())));
    }

    /** {@code {bot, logins: [...], alarms: [...]}}, without any value of a token. */
    WebResponse list(Caller operator, WebRequest request) {
      Map<String, @Nullable Object> answer = new LinkedHashMap<>();
      answer.put("bot", operator.bot());
      answer.put("logins", LoginStatus.rows(keeper.read(operator.bot())));
      answer.put("alarms", alarms.of(operator.bot()));
      return WebResponse.json(200, Json.write(answer));
    }

    /** Of all bots for the clockwork, of their own for an operator. */
    WebResponse refresh(WebRequest request) {
      try {
        if (clockwork.test(request)) return answered(() -> refresher().refreshAll());
      } catch (OutageException e) {
        return new Refusal(503, "not now: " + e.getMessage()).response();
      }
      return answer(
          request, (operator, r) -> answered(() -> refresher().refresh(operator.bot(), true)));
    }

    private WebResponse answered(Supplier<Refresher.Report> run) {
      try {
        Refresher.Report report = run.get();
        Map<String, @Nullable Object> counts = new LinkedHashMap<>();
        counts.put("refreshed", report.refreshed());
        counts.put("validated", report.validated());
        counts.put("needLogin", report.needLogin());
        counts.put("failed", report.failed());
        return WebResponse.json(200, Json.write(counts));
      } catch (OutageException e) {
        return new Refusal(503, "not now: " + e.getMessage()).response();
      }
    }

    private static Map<String, @Nullable Object> object(WebRequest request) {
      try {
        return Json.parseObject(request.body(), LIMITS);
      } catch (JsonException e) {
        throw new Refusal(400, "the body must be a JSON object: {bot, platform, account}");
      }
    }

    private static String text(Map<String, @Nullable Object> body, String name) {
      return Optional.ofNullable(Tree.string(body, name))
          .orElseThrow(() -> new Refusal(400, name + ": a string is needed"));
    }
  }
}
