package dev.bitbrat.api;

import static dev.bitbrat.api.Harness.OTHER;
import static dev.bitbrat.api.Harness.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.DeadLetter;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.pipeline.StageRunner;
import dev.bitbrat.stages.Effects;
import dev.bitbrat.stages.EgressStage;
import dev.bitbrat.stages.PersistenceStage;
import dev.bitbrat.testkit.FakePlatform;
import dev.bitbrat.testkit.Samples;
import dev.bitbrat.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was kept: events by how they ended, dead letters. */
class DeadLettersTest {
  private static final Sent BROKEN = new Sent.NotNow("status 500", null, true);

  private final Harness harness = new Harness();
  private final FakePlatform twitch = new FakePlatform("twitch");

  @BeforeEach
  void startTheStages() {
    Platforms platforms = Platforms.of(Map.of("twitch", twitch));
    subscribe(Topics.EGRESS, EgressStage.of(harness.ports, platforms, Effects.LEASE));
    subscribe(Topics.FINALIZE, PersistenceStage.of(harness.ports));
  }

  @Test
  void listsEventsByHowTheyEnded() {
    send(line("m1", "hello"));
    twitch.answer(new Sent.Unknown("no answer within 10 s"));
    send(line("m2", "hello?"));

    assertThat(Tree.maps(harness.object(ask("GET", "/v1/events")), "events"))
        .as("the unknown ones, unless asked otherwise")
        .singleElement()
        .extracting(e -> e.get("detail"))
        .isEqualTo("unknown (no answer within 10 s)");
    WebResponse answered = harness.get(OWNER, "/v1/events", Map.of("outcome", "answered"));
    assertThat(Tree.maps(harness.object(answered), "events")).hasSize(1);
    WebResponse strange = harness.get(OWNER, "/v1/events", Map.of("outcome", "../.."));
    assertThat(Tree.maps(harness.object(strange), "events")).isEmpty();
  }

  @Test
  void showsOneEventWithItsTraceToItsBotsOwnerOnly() {
    Event event = line("m1", "hello");
    send(event);
    String address = "/v1/events/" + event.correlationId();

    assertThat(Tree.map(harness.object(ask("GET", address)), "event").get("trace"))
        .asString()
        .contains("egress");
    assertThat(harness.get(OTHER, address, Map.of()).status()).isEqualTo(404);
    assertThat(ask("GET", "/v1/events/no-such").status()).isEqualTo(404);
    assertThat(ask("GET", "/v1/events/..").status()).isEqualTo(404);
    assertThat(ask("GET", "/v1/events/" + "x".repeat(5_000)).status()).isEqualTo(404);
  }

  @Test
  void listsAndShowsALetter() {
    failThrice(line("m1", "hello"));

    Map<String, @Nullable Object> listed = onlyLetter();
    assertThat(listed)
        .containsEntry("code", "ATTEMPTS_EXHAUSTED")
        .containsEntry("topic", Topics.EGRESS)
        .doesNotContainKeys("body", "bodyBase64");
    WebResponse shown = ask("GET", "/v1/deadletters/" + listed.get("id"));
    assertThat(Tree.string(harness.object(shown), "body")).contains("hello");
    assertThat(ask("GET", "/v1/deadletters/no-such").status()).isEqualTo(404);
  }

  @Test
  void anotherBotsOwnerSeesNoneOfThem() {
    failThrice(line("m1", "hello"));
    String id = String.valueOf(onlyLetter().get("id"));

    assertThat(letters(OTHER)).isEmpty();
    assertThat(harness.get(OTHER, "/v1/deadletters/" + id, Map.of()).status()).isEqualTo(404);
    assertThat(harness.ask("DELETE", "/v1/deadletters/" + id, OTHER, Map.of(), "").status())
        .isEqualTo(404);
    assertThat(
            harness.ask("POST", "/v1/deadletters/" + id + "/replay", OTHER, Map.of(), "").status())
        .isEqualTo(404);
  }

  @Test
  void anotherBotsOwnerDoesNotSeeWhatTheBrokerGaveUpOn() {
    Inbound given =
        new Inbound.Decoded(
            Topics.EGRESS,
            line("m1", "for b only"),
            Map.of("cloudpubsubdeadlettersourcesubscription", "egress.internal.egress.v1"));
    new StageRunner(PersistenceStage.of(harness.ports), harness.ports).run(given);

    assertThat(letters(OWNER)).hasSize(1);
    assertThat(letters(OTHER)).isEmpty();
  }

  @Test
  void aReplayedEventIsNotTakenForTheOneThatFailed() {
    Event event = line("m1", "hello");
    failThrice(event);
    assertThat(ended(event)).containsEntry("outcome", "failed");
    assertThat(twitch.texts()).isEmpty();

    WebResponse response = replay(onlyLetter());
    assertThat(harness.object(response)).containsEntry("topic", Topics.EGRESS);
    harness.bus.drain();

    assertThat(twitch.texts()).containsExactly("hello");
    assertThat(letters(OWNER)).isEmpty();
    Event again = harness.bus.events(Topics.EGRESS).getLast();
    assertThat(again.correlationId()).isEqualTo(event.correlationId());
    assertThat(ended(again)).containsEntry("outcome", "answered");
    assertThat(ended(event))
        .as("the first failure is on record")
        .containsEntry("outcome", "failed");
  }

  @Test
  void aReplayThatFailsAgainIsALetterAgain() {
    failThrice(line("m1", "hello"));
    Object first = onlyLetter().get("id");
    twitch.answer(BROKEN, BROKEN, BROKEN);
    replay(onlyLetter());
    harness.bus.drain();

    assertThat(onlyLetter().get("id")).isNotEqualTo(first);
    replay(onlyLetter());
    harness.bus.drain();
    assertThat(twitch.texts()).containsExactly("hello");
  }

  @Test
  void aReplayAskedForTwiceIsOneReplay() {
    failThrice(line("m1", "hello"));
    DeadLetters letters = new DeadLetters(harness.store, harness.bus, harness.codec);
    String id = String.valueOf(onlyLetter().get("id"));
    harness.store.conflictOnce();
    letters.replay("b", id);
    letters.replay("b", id);
    harness.bus.drain();
    assertThat(twitch.texts()).containsExactly("hello");
  }

  @Test
  void replaysWhatIsNoEventWithItsBytes() {
    byte[] body = {'{', (byte) 0xFF, '"'};
    unreadable(body);

    assertThat(replay(onlyLetter()).status()).isEqualTo(200);
    EventBus.RawMessage raw = harness.bus.raw().getFirst();
    assertThat(raw.body()).isEqualTo(body);
    assertThat(raw.topic()).isEqualTo(Topics.EGRESS);
    assertThat(raw.attributes()).isEqualTo(Map.of("ce-id", "i1"));
  }

  @Test
  void whatIsStillUnreadableAfterItsReplayIsKept() {
    EventBus quick =
        new EventBus() {
          @Override
          public void publish(List<Publication> publications) {
            harness.bus.publish(publications);
          }

          @Override
          public void republish(RawMessage message) {
            harness.bus.republish(message);
            harness.bus.drain();
          }
        };
    unreadable("{".getBytes(StandardCharsets.UTF_8));
    DeadLetters letters = new DeadLetters(harness.store, quick, harness.codec);
    letters.replay("b", String.valueOf(onlyLetter().get("id")));

    assertThat(onlyLetter()).containsEntry("code", "MALFORMED");
  }

  @Test
  void aLetterOfWhichOnlyTheBeginningWasKeptStays() {
    unreadable("x".repeat(DeadLetter.MAX_BODY + 1).getBytes(StandardCharsets.UTF_8));
    WebResponse response = replay(onlyLetter());

    assertThat(response.status()).isEqualTo(409);
    assertThat(Harness.text(response)).contains("too large");
    assertThat(letters(OWNER)).hasSize(1);
    assertThat(harness.bus.raw()).isEmpty();
  }

  @Test
  void dropsALetterOnce() {
    failThrice(line("m1", "hello"));
    String address = "/v1/deadletters/" + onlyLetter().get("id");
    assertThat(ask("DELETE", address).status()).isEqualTo(200);
    assertThat(ask("DELETE", address).status()).isEqualTo(404);
    assertThat(ask("POST", address + "/replay").status()).isEqualTo(404);
    assertThat(letters(OWNER)).isEmpty();
  }

  private void subscribe(String topic, Stage stage) {
    harness.bus.subscribe(topic, new StageRunner(stage, harness.ports)::run);
  }

  private void send(Event event) {
    harness.bus.publish(List.of(new Publication(Topics.EGRESS, event)));
    harness.bus.drain();
  }

  private void failThrice(Event event) {
    twitch.answer(BROKEN, BROKEN, BROKEN);
    send(event);
  }

  private void unreadable(byte[] body) {
    harness.bus.republish(
        new EventBus.RawMessage(
            Topics.EGRESS,
            Map.of("ce-id", "i1", "cloudpubsubdeadlettersourcedeliverycount", "5"),
            body,
            null));
    harness.bus.drain();
    harness.bus.clear();
  }

  private static Event line(String id, String answer) {
    return Samples.twitch(Samples.Person.ANN, id, "hi")
        .with()
        .metadata("bot", "b")
        .addCandidate(Candidate.text("c", "rule:r", 10, answer))
        .build();
  }

  private WebResponse ask(String method, String path) {
    return harness.ask(method, path, OWNER, Map.of(), "");
  }

  private WebResponse replay(Map<String, @Nullable Object> letter) {
    return ask("POST", "/v1/deadletters/" + letter.get("id") + "/replay");
  }

  private List<Map<String, @Nullable Object>> letters(String token) {
    WebResponse response = harness.get(token, "/v1/deadletters", Map.of());
    assertThat(response.status()).isEqualTo(200);
    return Tree.maps(harness.object(response), "deadLetters");
  }

  private Map<String, @Nullable Object> onlyLetter() {
    assertThat(letters(OWNER)).hasSize(1);
    return letters(OWNER).getFirst();
  }

  private Map<String, @Nullable Object> ended(Event event) {
    return harness.object(ask("GET", "/v1/events/" + event.key()));
  }
}
