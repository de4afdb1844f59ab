package dev.bitbrat.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.local.FileSecrets;
import dev.bitbrat.platform.tokens.BotTokens;
import dev.bitbrat.standins.IdStandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLoginsTest {
  private static final String BUNDLE = "{\"name\": \"b\", \"behaviours\": [], \"rules\": []}";
  private static final String ENDED =
      """
      {"twitch": {"bot": {"access": "hush", "refresh": "hush-too", "login": "thebot", "scopes": [],
        "obtainedAt": "2026-01-02T18:00:00Z", "expiresAt": "2026-01-02T22:00:00Z"}}}
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> environment = new HashMap<>();
  private IdStandIn id;

  @TempDir Path home;

  @BeforeEach
  void start() {
    id = IdStandIn.start();
    for (String platform : List.of("TWITCH", "KICK")) {
      environment.put(platform + "_ID_URL", id.uri().toString());
      environment.put(platform + "_API_URL", id.uri().toString());
      environment.put(platform + "_CLIENT_ID", IdStandIn.CLIENT_ID);
      environment.put(platform + "_CLIENT_SECRET", IdStandIn.CLIENT_SECRET);
    }
  }

  @AfterEach
  void stop() {
    http.shutdownNow();
    id.close();
  }

  @Test
  void aLinkLeadsToThisServerAndFromThereToThePlatformAndBack() throws Exception {
    try (LocalPlatform platform = platform()) {
      Map<String, ?> minted =
          Json.parseObject(
              send(
                      platform,
                      "POST",
                      "/v1/login-links",
                      "{\"bot\": \"b\", \"platform\": \"kick\", \"account\": \"bot\"}")
                  .body());
      String url = String.valueOf(minted.get("url"));
      assertThat(url).startsWith("http://localhost:" + platform.uri().getPort() + "/oauth/login/");
      String path = URI.create(url).getPath();
      assertThat(send(platform, "GET", path, "").statusCode()).isEqualTo(200);
      HttpResponse<String> away = send(platform, "POST", path, "");
      assertThat(away.statusCode()).isEqualTo(303);
      assertThat(away.headers().firstValue("location").orElseThrow())
          .startsWith(id.uri().toString())
          .contains("redirect_uri=http%3A%2F%2Flocalhost%3A" + platform.uri().getPort());
    }
  }

  @Test
  void tellsWhoIsLoggedInWithoutAToken() throws Exception {
    keep(ENDED);
    try (LocalPlatform platform = platform()) {
      String answer = send(platform, "GET", "/v1/logins", "").body();
      assertThat(Tree.maps(Json.parseObject(answer), "logins")).hasSize(1);
      assertThat(answer).contains("thebot").doesNotContain("hush");
    }
  }

  @Test
  void saysOnceWhatAPersonMustDoWhenATokenCannotBeRefreshed() {
    keep(ENDED);
    try (LocalPlatform platform = platform()) {
      List<String> said = new ArrayList<>();
      platform.logins().onAlarm(said::add);
      platform.logins().refreshAll();
      platform.logins().refreshAll();
      assertThat(said)
          .singleElement()
          .asString()
          .endsWith("brat login twitch --bot b --account bot --device")
          .doesNotContain("hush");
    }
  }

  private void keep(String tokens) {
    new FileSecrets(home.resolve("secrets.json")).put(BotTokens.secretOf("b"), tokens);
  }

  private LocalPlatform platform() {
    LocalPlatform platform =
        LocalPlatform.start(
            LocalOptions.of(home, "test", Clock.systemUTC()).withEnvironment(environment));
    platform.push("b", BUNDLE);
    return platform;
  }

  private HttpResponse<String> send(LocalPlatform platform, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(platform.uri().resolve(path))
            .header("Authorization", "Bearer " + platform.apiToken())
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
