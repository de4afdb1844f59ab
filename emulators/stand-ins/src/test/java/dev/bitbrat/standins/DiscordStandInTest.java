package dev.bitbrat.standins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscordStandInTest {
  static final String MESSAGES = "/channels/" + DiscordSamples.CHANNEL + "/messages";

  HttpClient http = HttpClient.newHttpClient();
  DiscordStandIn discord = DiscordStandIn.start();

  @AfterEach
  void close() {
    http.close();
    discord.close();
  }

  @Test
  void callsWhoeverDiscordWouldCall() throws Exception {
    post(MESSAGES, Map.of("content", "<@1> <@&2> @everyone"));
    post(
        MESSAGES,
        Map.of(
            "content",
            "<@1> <@!3> <@&2> @here",
            "allowed_mentions",
            Map.of("parse", List.of("roles"), "users", List.of("3"))));

    assertThat(discord.messages())
        .extracting(DiscordStandIn.Message::called)
        .containsExactly(List.of("&2", "1", "@everyone"), List.of("&2", "3"));
  }

  @Test
  void refusesWhatDiscordRefuses() throws Exception {
    assertThat(post(MESSAGES, Map.of("content", " "))).contains("400", "50006");
    assertThat(post(MESSAGES, Map.of("content", "x".repeat(2001)))).contains("400", "50035");
    assertThat(post(MESSAGES, Map.of("content", "x", "nonce", "x".repeat(26)))).contains("400");
    Map<String, Object> both = Map.of("parse", List.of("users"), "users", List.of("1"));
    assertThat(post(MESSAGES, Map.of("content", "x", "allowed_mentions", both))).contains("400");
    assertThat(post("/channels/1/messages", Map.of("content", "x"))).contains("404", "10003");
    assertThat(post("/webhooks/" + DiscordSamples.APPLICATION + "/t", Map.of("content", "x")))
        .contains("401", "50027");
    assertThat(post("/nothing", Map.of())).contains("404");
    assertThat(discord.messages()).isEmpty();
  }

  @Test
  void letsNobodyInWithoutTokenAndName() throws Exception {
    URI uri = URI.create(discord.uri() + "/users/@me/guilds");
    HttpRequest nameless = HttpRequest.newBuilder(uri).build();
    HttpRequest named = HttpRequest.newBuilder(uri).header("User-Agent", "DiscordBot (x)").build();
    HttpResponse.BodyHandler<String> text = HttpResponse.BodyHandlers.ofString();

    assertThat(http.send(nameless, text).statusCode()).isEqualTo(403);
    assertThat(http.send(named, text).statusCode()).isEqualTo(401);
  }

  @Test
  void saysAllThatDiscordSaysOfALimit() throws Exception {
    discord.next(DiscordStandIn.rateLimit(Duration.ofMillis(1500), true));
    assertThat(post(MESSAGES, Map.of("content", "x"))).contains("429", "\"retry_after\":1.5");
  }

  @Test
  void showsPeopleWhatWasSaid() throws Exception {
    post(MESSAGES, Map.of("content", "pong"));

    assertThat(discord.take(1).content()).isEqualTo("pong");
    HttpRequest recorded = HttpRequest.newBuilder(discord.uri().resolve("/recorded")).build();
    assertThat(http.send(recorded, HttpResponse.BodyHandlers.ofString()).body())
        .contains("\"content\":\"pong\"");
  }

  private String post(String path, Map<String, Object> body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(discord.uri() + path))
            .header("Authorization", "Bot " + DiscordStandIn.TOKEN)
            .header("User-Agent", "DiscordBot (https://example.org, 1)")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}
