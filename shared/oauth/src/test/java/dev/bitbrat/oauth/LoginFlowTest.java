package dev.bitbrat.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.standins.Misbehaviour;
import dev.bitbrat.web.JdkServer;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real HTTP, with a browser that keeps cookies. */
class LoginFlowTest {
  World world = new World();
  AtomicReference<WebHandler> handler = new AtomicReference<>(r -> WebResponse.empty(500));
  JdkServer server = JdkServer.start(new Current(), 0);
  Browser browser = new Browser();

  LoginFlowTest() {
    handler.set(world.oauth().handler(server.uri(), LoginFlowTest::caller, r -> false));
  }

  /** Whatever the handler is by now. */
  private final class Current implements WebHandler {
    @Override
    public WebResponse handle(WebRequest request) {
      return handler.get().handle(request);
    }

    @Override
    public int maxBodyBytes() {
      return handler.get().maxBodyBytes();
    }
  }

  private static Optional<Caller> caller(WebRequest request) {
    return request
        .header("authorization")
        .flatMap(
            value ->
                switch (value) {
                  case "Bearer operator" -> Optional.of(new Caller(World.BOT, "ben", true));
                  case "Bearer chatter" -> Optional.of(new Caller(World.BOT, "ada", false));
                  default -> Optional.empty();
                });
  }

  @AfterEach
  void close() {
    browser.close();
    server.close();
    world.close();
  }

  @ParameterizedTest
  @CsvSource({"twitch, bot", "twitch, broadcaster", "kick, bot", "kick, broadcaster"})
  void logsAnAccountIn(String platform, String account) {
    Account which = Logins.account(account).orElseThrow();
    String link = link(platform, account);
    HttpResponse<String> asks = browser.get(link);
    assertThat(asks.statusCode()).isEqualTo(200);
    assertThat(asks.body()).contains("Go on to ", World.BOT);
    HttpResponse<String> away = browser.post(link);
    assertThat(away.statusCode()).isEqualTo(303);
    HttpResponse<String> back = browser.get(Browser.location(browser.get(Browser.location(away))));

    assertThat(back.statusCode()).isEqualTo(200);
    assertThat(back.body()).contains("Done", "burgeroni");
    Token token = world.token(platform, which);
    assertThat(token.userId()).isEqualTo("4711002");
    assertThat(token.login()).isEqualTo("burgeroni");
    assertThat(token.scopes()).isEqualTo(world.provider(platform).scopesOf(which));
    assertThat(world.id.isValid(token.access())).isTrue();
    assertThat(back.body()).doesNotContain(token.access(), String.valueOf(token.refresh()));
  }

  @Test
  void whatIsLoggedInIsRefreshedFromThenOnAndTheAlarmIsOver() {
    logIn("kick", "bot");
    world.id.disconnect();
    world.clock.advance(Duration.ofHours(4));
    world.tick();
    assertThat(world.alarms()).hasSize(1);

    logIn("kick", "bot");
    assertThat(world.alarms()).isEmpty();
    assertThat(world.token("kick", Account.BOT).needsLogin()).isNull();
    String access = world.token("kick", Account.BOT).access();
    world.clock.advance(Duration.ofHours(3));
    assertThat(world.tick().refreshed()).isGreaterThanOrEqualTo(1);
    assertThat(world.token("kick", Account.BOT).access()).isNotEqualTo(access);
  }

  @Test
  void everyPageLetsNothingInAndIsNotKept() {
    for (HttpResponse<String> page :
        List.of(
            browser.get(link("twitch", "bot")),
            browser.get(server.uri() + "/oauth/login/nope"),
            browser.get(server.uri() + "/oauth/callback"))) {
      String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
      assertThat(policy).startsWith("default-src 'none'").contains("frame-ancestors 'none'");
      assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(page.body()).doesNotContain("<script", "style");
    }
  }

  @Test
  void aPreviewDoesNotUseTheLinkUpButGoingOnDoes() {
    String link = link("twitch", "bot");
    for (int i = 0; i < 3; i++) assertThat(browser.get(link).statusCode()).isEqualTo(200);
    assertThat(browser.post(link).statusCode()).isEqualTo(303);
    assertThat(browser.post(link).statusCode()).isEqualTo(410);
    assertThat(browser.get(link).body()).contains("link is over", "brat login");
  }

  @Test
  void ofTwoWhoGoOnAtOnceOneDoes() throws Exception {
    String link = link("twitch", "bot");
    List<Integer> statuses = new CopyOnWriteArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        all.add(threads.submit(() -> statuses.add(browser.post(link).statusCode())));
      }
      for (Future<Boolean> one : all) one.get();
    }
    assertThat(statuses).containsOnlyOnce(303).filteredOn(s -> s == 410).hasSize(5);
  }

  @Test
  void aLinkAndALoginEndAfterTenMinutes() {
    String link = link("twitch", "bot");
    String late = link("twitch", "bot");
    String callback = callback(link);
    world.clock.advance(Logins.LIFE);
    assertThat(browser.get(late).statusCode()).isEqualTo(410);
    assertThat(browser.get(callback).statusCode()).isEqualTo(400);
    assertThat(world.hasToken("twitch", Account.BOT)).isFalse();
  }

  @Test
  void theCookieIsForThisLoginOnlyAndForNoScript() {
    String link = link("twitch", "bot");
    String cookie = browser.post(link).headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie)
        .contains("HttpOnly", "SameSite=Lax", "Path=/oauth", "Max-Age=600")
        .doesNotContain("Secure");

    handler.set(
        world
            .oauth()
            .handler(URI.create("https://bot.example"), LoginFlowTest::caller, r -> false));
    String ticket = link("twitch", "bot").replace("https://bot.example", "");
    assertThat(browser.post(server.uri() + ticket).headers().firstValue("Set-Cookie").orElseThrow())
        .contains("; Secure");
  }

  @Test
  void anotherBrowserGetsNothingAndSpoilsNothing() {
    String callback = callback(link("twitch", "bot"));
    try (Browser other = new Browser()) {
      HttpResponse<String> page = other.get(callback);
      assertThat(page.statusCode()).isEqualTo(403);
      assertThat(page.body()).contains("another browser");
    }
    assertThat(world.hasToken("twitch", Account.BOT)).isFalse();
    assertThat(browser.get(callback).statusCode()).isEqualTo(200);
  }

  @Test
  void aReplayAndAWrongStateAreSaid() {
    String callback = callback(link("twitch", "bot"));
    assertThat(browser.get(callback).statusCode()).isEqualTo(200);
    HttpResponse<String> again = browser.get(callback);
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(again.body()).contains("finished already");
    assertThat(world.id.count("POST /oauth2/token authorization_code")).isEqualTo(1);

    String forged =
        callback(link("twitch", "bot")).replaceFirst("state=[^&]*", "state=" + "A".repeat(43));
    assertThat(browser.get(forged).statusCode()).isEqualTo(400);
    assertThat(world.id.count("POST /oauth2/token authorization_code")).isEqualTo(1);
  }

  @Test
  void aStateIsNoTicketAndATicketIsNoState() {
    String link = link("twitch", "bot");
    String ticket = link.substring(link.lastIndexOf('/') + 1);
    String crossed = server.uri() + "/oauth/callback?code=x&state=" + ticket;
    assertThat(browser.get(crossed).statusCode()).isEqualTo(400);
    String url = Browser.location(browser.post(link));
    String state = url.replaceFirst(".*[?&]state=([^&]*).*", "$1");
    assertThat(browser.get(server.uri() + "/oauth/login/" + state).statusCode()).isEqualTo(410);
  }

  @Test
  void saysThatThePersonSaidNo() {
    world.id.denies(true);
    String callback = callback(link("kick", "bot"));
    HttpResponse<String> page = browser.get(callback);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Not allowed", "nothing has changed");
    assertThat(browser.get(callback).statusCode()).isEqualTo(400);
    assertThat(world.hasToken("kick", Account.BOT)).isFalse();
  }

  @Test
  void saysWhatWasNotGivenAndThatBothAreOneAccount() {
    world.id.givesOnly(List.of("user:bot", "user:read:chat"));
    assertThat(logIn("twitch", "bot").body()).contains("Not given", "user:write:chat", "Next");
    assertThat(logIn("twitch", "broadcaster").body()).contains("same account");
    world.id.person("99", "ben");
    assertThat(logIn("twitch", "broadcaster").body()).doesNotContain("same account");
  }

  @Test
  void anOutageOrARefusalOfThePlatformIsSaid() {
    String callback = callback(link("twitch", "bot"));
    world.id.next(Misbehaviour.Fail.with(503));
    HttpResponse<String> page = browser.get(callback);
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("Twitch answered 503", "Nothing has changed");

    world.secrets.put("TWITCH_CLIENT_SECRET", "hush-wrong");
    HttpResponse<String> wrong = browser.get(callback(link("twitch", "bot")));
    assertThat(wrong.statusCode()).isEqualTo(409);
    assertThat(wrong.body()).contains("invalid client secret").doesNotContain("hush");
    assertThat(world.alarms()).hasSize(1);
  }

  @Test
  void aStoreThatIsDownIsNoFault() {
    String link = link("twitch", "bot");
    String callback = callback(link("twitch", "bot"));
    world.store.down();
    assertThat(browser.get(link).statusCode()).isEqualTo(503);
    assertThat(browser.post(link).statusCode()).isEqualTo(503);
    assertThat(browser.get(callback).statusCode()).isEqualTo(503);
    world.store.up();
    assertThat(browser.get(callback).statusCode()).isEqualTo(200);
  }

  @Test
  void waitsWhileTheBotsTokensAreRefreshed() {
    String callback = callback(link("twitch", "bot"));
    Register register = new Register(world.store, world.clock, new Chance());
    Register.Lease lease = register.hold(World.BOT).orElseThrow();
    assertThat(browser.get(callback).statusCode()).isEqualTo(503);
    register.release(lease, world.clock.instant(), Map.of());
    assertThat(browser.get(callback).statusCode()).isEqualTo(200);
  }

  @Test
  void onlyAnOperatorOfTheBotGetsALink() {
    String right = "{\"bot\": \"burgeroni\", \"platform\": \"twitch\", \"account\": \"bot\"}";
    assertThat(api("POST", "/v1/login-links", "", right).statusCode()).isEqualTo(401);
    assertThat(api("POST", "/v1/login-links", "nobody", right).statusCode()).isEqualTo(401);
    assertThat(api("POST", "/v1/login-links", "chatter", right).statusCode()).isEqualTo(403);
    assertThat(status(right.replace("burgeroni", "other"))).isEqualTo(403);
    assertThat(status(right.replace("twitch", "myspace"))).isEqualTo(400);
    assertThat(status(right.replace("\"account\": \"bot\"", "\"account\": \"app\"")))
        .isEqualTo(400);
    assertThat(status("nonsense")).isEqualTo(400);
    assertThat(status("[]")).isEqualTo(400);
    assertThat(status("x".repeat(10_000))).isEqualTo(413);
    assertThat(status(right)).isEqualTo(201);
  }

  @Test
  void saysWhichSecretsAreMissing() {
    world.secrets.put("KICK_CLIENT_SECRET", " ");
    HttpResponse<String> answer =
        api(
            "POST",
            "/v1/login-links",
            "operator",
            "{\"bot\": \"burgeroni\", \"platform\": \"kick\", \"account\": \"bot\"}");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .contains("KICK_CLIENT_SECRET", server.uri() + "/oauth/callback")
        .doesNotContain("KICK_CLIENT_ID");
  }

  @Test
  void listsWhatThereIsWithoutAnyValue() {
    logIn("twitch", "bot");
    assertThat(api("GET", "/v1/logins", "chatter", "").statusCode()).isEqualTo(403);
    HttpResponse<String> answer = api("GET", "/v1/logins", "operator", "");
    Map<String, @Nullable Object> row =
        Tree.maps(Json.parseObject(answer.body()), "logins").getFirst();
    assertThat(row)
        .containsEntry("platform", "twitch")
        .containsEntry("account", "bot")
        .containsEntry("login", "burgeroni")
        .containsEntry("refreshable", true);
    Token token = world.token("twitch", Account.BOT);
    assertThat(answer.body()).doesNotContain(token.access(), String.valueOf(token.refresh()));
  }

  @Test
  void refreshesForTheClockworkAndForAnOperatorOnly() {
    logIn("twitch", "bot");
    assertThat(api("POST", "/oauth/refresh", "", "").statusCode()).isEqualTo(401);
    assertThat(api("POST", "/oauth/refresh", "chatter", "").statusCode()).isEqualTo(403);
    world.clock.advance(Duration.ofMinutes(200));
    HttpResponse<String> answer = api("POST", "/oauth/refresh", "operator", "");
    assertThat(Json.parseObject(answer.body())).containsEntry("refreshed", 2L);

    handler.set(world.oauth().handler(server.uri(), r -> Optional.empty(), r -> true));
    world.clock.advance(Duration.ofMinutes(200));
    assertThat(Json.parseObject(api("POST", "/oauth/refresh", "", "").body()))
        .containsEntry("refreshed", 1L)
        .containsEntry("failed", 0L);
    world.store.down();
    assertThat(api("POST", "/oauth/refresh", "", "").statusCode()).isEqualTo(503);
  }

  @Test
  void noTicketStateCodeOrTokenIsInTheStoreOrInALog() {
    List<String> secrets = new ArrayList<>();
    List<String> lines =
        RefresherTest.logged(
            () -> {
              String link = link("kick", "bot");
              secrets.add(link.substring(link.lastIndexOf('/') + 1));
              String callback = callback(link);
              secrets.add(callback.replaceFirst(".*[?&]state=([^&]*).*", "$1"));
              secrets.add(callback.replaceFirst(".*[?&]code=([^&]*).*", "$1"));
              secrets.add(world.store.content().toString());
              browser.get(callback);
            });
    String kept = secrets.removeLast();
    secrets.add(world.token("kick", Account.BOT).access());
    String seen = kept + world.store.content() + String.join("\n", lines);
    assertThat(lines).isNotEmpty();
    assertThat(seen).doesNotContain(secrets);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverComesGetsAnAnswerAndNoLogin(long seed) {
    Random random = new Random(seed);
    String callback = callback(link("kick", "bot"));
    String query = callback.replaceFirst(".*(code=[^&]*).*(state=[^&]*)", "$1&$2");
    for (int i = 0; i < 150; i++) {
      StringBuilder mutated = new StringBuilder(query);
      for (int j = 0; j <= random.nextInt(4); j++) {
        int at = random.nextInt(mutated.length());
        switch (random.nextInt(3)) {
          case 0 -> mutated.setCharAt(at, "&=AZaz09_-+".charAt(random.nextInt(11)));
          case 1 -> mutated.deleteCharAt(at);
          default -> mutated.insert(at, "state=&code=x&error=y".substring(random.nextInt(20)));
        }
      }
      if (mutated.toString().contains(query)) continue;
      try (Browser other = new Browser()) {
        int status = other.get(server.uri() + "/oauth/callback?" + mutated).statusCode();
        assertThat(status).isBetween(400, 499);
      }
    }
    assertThat(world.hasToken("kick", Account.BOT)).isFalse();
    assertThat(browser.get(callback).statusCode()).isEqualTo(200);
  }

  @Test
  void textOfOthersIsOnlyText() {
    world.id.givesOnly(List.of("<script>alert(1)</script>"));
    assertThat(logIn("twitch", "bot").body()).contains("&lt;script&gt;").doesNotContain("<script");
  }

  private HttpResponse<String> logIn(String platform, String account) {
    return browser.get(callback(link(platform, account)));
  }

  /** Where the platform sends the browser back to. */
  private String callback(String link) {
    return Browser.location(browser.get(Browser.location(browser.post(link))));
  }

  private String link(String platform, String account) {
    String body = Json.write(Map.of("bot", World.BOT, "platform", platform, "account", account));
    HttpResponse<String> answer = api("POST", "/v1/login-links", "operator", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return String.valueOf(Tree.string(Json.parseObject(answer.body()), "url"));
  }

  private int status(String body) {
    return api("POST", "/v1/login-links", "operator", body).statusCode();
  }

  private HttpResponse<String> api(String method, String path, String token, String body) {
    return browser.send(
        HttpRequest.newBuilder(URI.create(server.uri() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + token)
            .build());
  }
}
