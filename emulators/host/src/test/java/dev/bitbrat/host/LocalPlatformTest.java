package dev.bitbrat.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import dev.bitbrat.local.HomeException;
import dev.bitbrat.pipeline.Sessions;
import dev.bitbrat.stages.Timers;
import dev.bitbrat.standins.EventSubRequest;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.standins.EventSubSender;
import dev.bitbrat.standins.TwitchStandIn;
import dev.bitbrat.standins.TwitchStandIn.ChatMessage;
import dev.bitbrat.testkit.Samples;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPlatformTest {
  private static final String BUNDLE =
      """
      {"name": "b", "behaviours": [
        {"uuid": "5eed0001-0000-4000-8000-000000000001", "name": "ping", "active": true,
         "triggers": [{"implementation": "chat.command", "properties": {"text": "ping"},
           "uuid": "5eed0001-0000-4000-8000-000000000002"}],
         "conditions": [],
         "actions": [{"implementation": "reply", "properties": {"message": "pong"},
           "uuid": "5eed0001-0000-4000-8000-000000000003"}]}],
       "rules": [
        {"id": "greet", "enabled": true, "priority": 10,
         "logic": {"==": [{"var": "message.text"}, "hello bot"]},
         "routingSlip": [],
         "enrichments": {"candidates": [{"text": "Hello {{user.displayName}}!"}]}},
        {"id": "ask", "enabled": true, "priority": 20,
         "logic": {"text_contains": [{"var": "message.text"}, "@bitbrat"]},
         "routingSlip": [{"id": "llm-bot", "nextTopic": "internal.llmbot.v1"}]}]}
      """;

  private static final String SECRET = "secret-of-a-test-0123";
  private static final String SIGNATURE = "Twitch-Eventsub-Message-Signature";

  @TempDir Path home;

  /** Before its first bot nobody's token is known and no event has where to go. */
  @Test
  void asksToComeAgainUntilABotIsInForce() throws Exception {
    try (LocalPlatform platform =
        LocalPlatform.start(
            LocalOptions.of(home, "test", Clock.systemUTC()).withEnvironment(Map.of()))) {
      assertThat(get(platform, "/healthz").statusCode()).isEqualTo(503);
      assertThat(get(platform, "/v1/deadletters").statusCode()).isEqualTo(503);
      platform.push("b", BUNDLE);
      assertThat(get(platform, "/healthz").statusCode()).isEqualTo(200);
      assertThat(get(platform, "/v1/deadletters").statusCode()).isEqualTo(200);
    }
    try (LocalPlatform again =
        LocalPlatform.start(
            LocalOptions.of(home, "test", Clock.systemUTC()).withEnvironment(Map.of()))) {
      assertThat(get(again, "/v1/deadletters").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void answersACommandARuleAndSaysWhyItIsSilent() throws Exception {
    try (LocalPlatform platform = start()) {
      say(platform, "1", "!ping");
      say(platform, "2", "hello bot");
      say(platform, "3", "good evening");
      say(platform, "4", "@bitbrat what is the weather?");
      assertThat(platform.awaitIdle(Duration.ofSeconds(20))).isTrue();

      assertThat(rows(platform))
          .extracting(LocalPlatformTest::summary)
          .containsExactlyInAnyOrder(
              "answered [pong]", "answered [Hello Ben!]", "quiet []", "quiet []");
      assertThat(rows(platform))
          .extracting(row -> row.get("detail"))
          .contains("no language model is configured", "no behaviour and no rule matched");
    }
  }

  @Test
  void aTickLetsInWhatIsDue() throws Exception {
    try (LocalPlatform platform = start()) {
      List<Event> ended = new CopyOnWriteArrayList<>();
      platform.onEnd((event, end) -> ended.add(event));
      Instant due = Instant.now().minusSeconds(120);
      Origin channel = Origin.of(due, "api", "s1");
      platform
          .ports()
          .store()
          .commit(List.of(Timers.once("later", "b", channel, due, Map.of("text", "hi"))));
      platform.tick();
      assertThat(platform.awaitIdle(Duration.ofSeconds(20))).isTrue();
      assertThat(ended).extracting(Event::type).containsExactly("schedule.due.v1");
    }
  }

  @Test
  void answersANotificationOfTwitchInItsChatOnce() throws Exception {
    String id = UUID.randomUUID().toString();
    try (TwitchStandIn twitch = TwitchStandIn.start();
        LocalPlatform platform = start(environment(twitch));
        EventSubSender sender = sender(platform)) {
      EventSubRequest request = notification(id, "!ping");
      assertThat(sender.post(request).status()).isEqualTo(204);
      assertThat(sender.post(request).status()).isEqualTo(204);
      assertThat(platform.awaitIdle(Duration.ofSeconds(20))).isTrue();

      assertThat(twitch.messages())
          .extracting(ChatMessage::message, ChatMessage::broadcasterId)
          .containsExactly(tuple("pong", EventSubSamples.BROADCASTER_ID));
      String trace = get(platform, "/v1/events/" + Ids.correlation("twitch", "chat", id)).body();
      assertThat(object(platform, trace)).containsEntry("outcome", "answered");
    }
  }

  @Test
  void refusesAForgedNotificationAndPublishesNothing() throws Exception {
    String id = UUID.randomUUID().toString();
    EventSubRequest genuine = notification(id, "!ping");
    String forged = EventSubRequest.signature("another-secret", id, "x", genuine.body());
    try (TwitchStandIn twitch = TwitchStandIn.start();
        LocalPlatform platform = start(environment(twitch));
        EventSubSender sender = sender(platform)) {
      assertThat(sender.post(genuine.with(SIGNATURE, forged)).status()).isEqualTo(403);
      assertThat(platform.awaitIdle(Duration.ofSeconds(20))).isTrue();

      assertThat(twitch.messages()).isEmpty();
      assertThat(get(platform, "/metrics").body()).doesNotContain("events_total{");
    }
  }

  @Test
  void aRedeliveredLineIsAnsweredOnceAlsoAfterARestart() throws Exception {
    try (LocalPlatform platform = start()) {
      say(platform, "1", "!ping");
      platform.awaitIdle(Duration.ofSeconds(20));
    }
    try (LocalPlatform platform = start()) {
      say(platform, "1", "!ping");
      platform.awaitIdle(Duration.ofSeconds(20));
      assertThat(rows(platform)).hasSize(1);
    }
  }

  @Test
  void keepsATraceOfWhatItAnswered() throws Exception {
    try (LocalPlatform platform = start()) {
      Event event = say(platform, "1", "!ping");
      platform.awaitIdle(Duration.ofSeconds(20));
      HttpResponse<String> answer = get(platform, "/v1/events/" + event.correlationId());

      assertThat(answer.statusCode()).isEqualTo(200);
      Map<String, @Nullable Object> record = object(platform, answer.body());
      assertThat(Tree.maps(Tree.map(record, "event"), "trace"))
          .extracting(entry -> entry.get("stage"))
          .containsExactly("auth", "router", "behaviours", "egress");
    }
  }

  @Test
  void twoProcessesDoNotShareAHome() {
    try (LocalPlatform platform = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(HomeException.class)
          .hasMessageContaining("test");
      assertThat(platform.recovered()).isZero();
    }
  }

  @Test
  void itsApiAnswersOnlyWithTheTokenAndOnlyToThisMachine() throws Exception {
    try (LocalPlatform platform = start()) {
      HttpRequest open = HttpRequest.newBuilder(platform.uri().resolve("/v1/chat")).build();
      HttpRequest foreign =
          request(platform, "/v1/chat").header("Origin", "https://evil.example").build();
      try (HttpClient client = HttpClient.newHttpClient()) {
        assertThat(client.send(open, HttpResponse.BodyHandlers.ofString()).statusCode())
            .isEqualTo(401);
        assertThat(client.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode())
            .isEqualTo(403);
      }
    }
  }

  @Test
  void countsWhatOperatorsWatch() throws Exception {
    try (LocalPlatform platform = start()) {
      say(platform, "1", "!ping");
      platform.awaitIdle(Duration.ofSeconds(20));
      assertThat(get(platform, "/metrics").body())
          .contains("events_total{type=\"chat.message.v1\"} 1.0")
          .contains("behaviour_runs_total{behaviour=\"ping\",result=\"ran\"} 1.0")
          .contains("output_latency_seconds_count 1")
          .contains("action_errors_total 0.0");
    }
  }

  private static Map<String, String> environment(TwitchStandIn twitch) {
    return Map.of(
        "TWITCH_API_URL",
        twitch.uri().toString(),
        "TWITCH_APP_TOKEN",
        TwitchStandIn.TOKEN,
        "TWITCH_CLIENT_ID",
        TwitchStandIn.CLIENT_ID,
        "TWITCH_EVENTSUB_SECRET",
        SECRET);
  }

  private static EventSubSender sender(LocalPlatform platform) {
    URI webhook = platform.uri().resolve("/webhooks/twitch");
    return new EventSubSender(webhook, SECRET, Clock.systemUTC(), Duration.ofMillis(1));
  }

  private static EventSubRequest notification(String messageId, String text) {
    return EventSubRequest.signed(
        SECRET,
        UUID.randomUUID().toString(),
        Clock.systemUTC().instant(),
        "notification",
        "channel.chat.message",
        EventSubSamples.chatMessage(messageId, Chatter.ADA, text));
  }

  private LocalPlatform start() {
    return start(Map.of());
  }

  private LocalPlatform start(Map<String, String> environment) {
    LocalPlatform platform =
        LocalPlatform.start(
            LocalOptions.of(home, "test", Clock.systemUTC()).withEnvironment(environment));
    platform.push("b", BUNDLE);
    return platform;
  }

  private static Event say(LocalPlatform platform, String id, String text) {
    Event event =
        Samples.api(Samples.Person.BEN, "s1", id, text)
            .with()
            .metadata("bot", "b")
            .egressDestination(Topics.EGRESS)
            .build();
    platform.accept(event);
    return event;
  }

  private static List<Map<String, @Nullable Object>> rows(LocalPlatform platform) {
    return platform.ports().store().find(Sessions.after("s1", 0)).stream()
        .map(doc -> doc.fields())
        .toList();
  }

  private static String summary(Map<String, ? extends @Nullable Object> row) {
    List<String> texts = new ArrayList<>();
    for (Map<String, @Nullable Object> reply : Tree.maps(row, "replies")) {
      texts.add(String.valueOf(reply.get("text")));
    }
    return row.get("outcome") + " " + texts;
  }

  private static HttpRequest.Builder request(LocalPlatform platform, String path) {
    URI uri = platform.uri().resolve(path);
    return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + platform.apiToken());
  }

  private static HttpResponse<String> get(LocalPlatform platform, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request(platform, path).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @SuppressWarnings("unchecked") // a Tree map has string keys by construction
  private static Map<String, @Nullable Object> object(LocalPlatform platform, String json) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(platform.json().parse(json));
  }
}
