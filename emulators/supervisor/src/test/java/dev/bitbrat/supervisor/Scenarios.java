package dev.bitbrat.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.stages.Timers;
import dev.bitbrat.standins.EventSubRequest;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.standins.EventSubSender;
import dev.bitbrat.standins.TwitchStandIn.ChatMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the platform does, however it is cut into processes. */
interface Scenarios {
  TestPlatform platform();

  @Test
  default void answersACommandThroughTheApi() throws Exception {
    try (ApiClient api = broadcaster()) {
      List<Map<String, @Nullable Object>> rows = api.chat("!ping");
      assertThat(rows).extracting(row -> row.get("kind")).containsExactly("reply", "end");
      assertThat(rows.getFirst())
          .containsEntry("text", "pong")
          .containsEntry("candidateSource", "behaviour:ping");
      assertThat(rows.getLast()).containsEntry("outcome", "answered");
    }
  }

  @Test
  default void endsADeniedCommandQuietlyAndSaysWhy() throws Exception {
    try (ApiClient api = new ApiClient(platform().api(), TestPlatform.VIEWER_TOKEN)) {
      List<Map<String, @Nullable Object>> rows = api.chat("!sass");
      assertThat(rows).hasSize(1);
      assertThat(rows.getFirst()).containsEntry("outcome", "quiet");
      assertThat(rows.getFirst().get("detail")).asString().contains("!sass", "denied", "moderator");
    }
  }

  @Test
  default void sendsTheCandidateOfARule() throws Exception {
    try (ApiClient api = new ApiClient(platform().api(), TestPlatform.VIEWER_TOKEN)) {
      assertThat(api.chat("hello bot").getFirst())
          .containsEntry("text", "Hello viewer!")
          .containsEntry("candidateSource", "rule:greeting");
    }
  }

  @Test
  default void asksTheLanguageModel() throws Exception {
    try (ApiClient api = broadcaster()) {
      assertThat(api.chat("@bitbrat what now?").getFirst())
          .containsEntry("text", "echo: @bitbrat what now?")
          .containsEntry("candidateSource", "llm-bot");
    }
  }

  @Test
  default void answersTwitchOnceForANotificationThatCameTwice() throws Exception {
    String id = UUID.randomUUID().toString();
    EventSubRequest request = notification(id, "!echo twice " + id);
    EventSubRequest after = notification(UUID.randomUUID().toString(), "!echo after " + id);
    try (EventSubSender sender = sender()) {
      assertThat(sender.post(request).status()).isEqualTo(204);
      assertThat(sender.post(request).status()).isEqualTo(204);
      assertThat(awaitReply("heard twice " + id).broadcasterId())
          .isEqualTo(EventSubSamples.BROADCASTER_ID);
      sender.post(after);
      awaitReply("heard after " + id);
    }
    assertThat(platform().twitch().messages())
        .filteredOn(message -> message.message().equals("heard twice " + id))
        .hasSize(1);
  }

  @Test
  default void keepsATraceOfTheWholeWay() throws Exception {
    String id = UUID.randomUUID().toString();
    String correlationId = Ids.correlation("twitch", "chat", id);
    try (EventSubSender sender = sender();
        ApiClient api = broadcaster()) {
      sender.post(notification(id, "!echo trace " + id));
      awaitReply("heard trace " + id);
      Map<String, @Nullable Object> record =
          api.await("/v1/events/" + correlationId, answer -> isFinal(answer)).json();
      assertThat(record).containsEntry("outcome", "answered");
      assertThat(Tree.maps(Tree.map(record, "event"), "trace"))
          .extracting(entry -> entry.get("stage"))
          .containsExactly("auth", "router", "behaviours", "egress");
    }
  }

  @Test
  default void refusesAForgedNotificationAndPublishesNothing() throws Exception {
    String id = UUID.randomUUID().toString();
    EventSubRequest genuine = notification(id, "!echo forged " + id);
    EventSubRequest forged =
        genuine.with(
            "Twitch-Eventsub-Message-Signature",
            EventSubRequest.signature("another-secret", id, "x", genuine.body()));
    try (EventSubSender sender = sender();
        ApiClient api = broadcaster()) {
      EventSubSender.Result result = sender.post(forged);
      assertThat(result.status()).isEqualTo(403);
      assertThat(result.body()).doesNotContain("\tat ");
      String marker = UUID.randomUUID().toString();
      sender.post(notification(marker, "!echo genuine " + marker));
      awaitReply("heard genuine " + marker);
      assertThat(api.get("/v1/events/" + Ids.correlation("twitch", "chat", id)).status())
          .isEqualTo(404);
    }
    assertThat(platform().twitch().messages())
        .noneMatch(message -> message.message().contains("forged " + id));
  }

  @Test
  default void keepsWhatIsNoEventAsADeadLetterThatCanBeReplayedAndDropped() throws Exception {
    String id = UUID.randomUUID().toString();
    try (ApiClient api = broadcaster()) {
      platform()
          .publishRaw(Topics.ENRICHED, id, ("{\"no\": " + id).getBytes(StandardCharsets.UTF_8));
      Map<String, @Nullable Object> letter = letter(api, id, "");
      assertThat(letter).containsEntry("code", "MALFORMED").containsEntry("topic", Topics.ENRICHED);
      String path = "/v1/deadletters/" + letter.get("id");
      assertThat(api.get(path).json().get("body")).asString().startsWith("{\"no\": " + id);
      assertThat(api.post(path + "/replay", Map.of(), id).json())
          .containsEntry("topic", Topics.ENRICHED);
      Map<String, @Nullable Object> again = letter(api, id, String.valueOf(letter.get("at")));
      assertThat(api.delete("/v1/deadletters/" + again.get("id")).status()).isEqualTo(200);
      assertThat(api.get("/v1/deadletters/" + again.get("id")).status()).isEqualTo(404);
    }
  }

  /** The tick is what terraform lets Cloud Scheduler send. */
  @Test
  default void firesWhatIsDueOnATickWithoutAName() throws Exception {
    String id = UUID.randomUUID().toString();
    Instant due = Clock.systemUTC().instant().minusSeconds(120);
    Origin channel =
        new Origin(
            due,
            "twitch",
            EventSubSamples.BOT_ID,
            "somewhere",
            EventSubSamples.BROADCASTER_ID,
            Map.of());
    String bot = TestPlatform.bot().name();
    Write later = Timers.once(id, bot, channel, due, Map.of("text", id));
    assertThat(platform().store().commit(List.of(later))).isEqualTo(new Store.Committed.Ok());
    byte[] tick =
        "{\"v\":\"2\",\"type\":\"scheduler.tick.v1\",\"correlationId\":\"tick\"}"
            .getBytes(StandardCharsets.UTF_8);
    platform().publishRaw(Topics.TICK, id, tick);
    awaitReply("due: " + id);
    assertThat(platform().store().get(later.path())).isEmpty();
  }

  private ApiClient broadcaster() {
    return new ApiClient(platform().api(), platform().token());
  }

  private EventSubSender sender() {
    return new EventSubSender(
        platform().webhook(),
        TestPlatform.WEBHOOK_SECRET,
        Clock.systemUTC(),
        Duration.ofMillis(500));
  }

  private static EventSubRequest notification(String messageId, String text) {
    return EventSubRequest.signed(
        TestPlatform.WEBHOOK_SECRET,
        UUID.randomUUID().toString(),
        Clock.systemUTC().instant(),
        "notification",
        "channel.chat.message",
        EventSubSamples.chatMessage(messageId, Chatter.ADA, text));
  }

  private ChatMessage awaitReply(String text) throws InterruptedException {
    while (true) {
      ChatMessage next = platform().twitch().take(30);
      if (next.message().equals(text)) return next;
    }
  }

  private static boolean isFinal(ApiClient.Answer answer) {
    return answer.status() == 200 && "final".equals(answer.json().get("status"));
  }

  /** The letter of a message, written after a point in time. */
  private static Map<String, @Nullable Object> letter(ApiClient api, String id, String after)
      throws Exception {
    ApiClient.Answer answer =
        api.await(
            "/v1/deadletters", a -> ApiClient.letters(a).stream().anyMatch(l -> is(l, id, after)));
    for (Map<String, @Nullable Object> letter : ApiClient.letters(answer)) {
      if (is(letter, id, after)) return letter;
    }
    throw new AssertionError(answer);
  }

  private static boolean is(
      Map<String, ? extends @Nullable Object> letter, String id, String after) {
    return id.equals(Tree.map(Tree.mapOf(letter), "attributes").get("ce-id"))
        && String.valueOf(letter.get("at")).compareTo(after) > 0;
  }
}
