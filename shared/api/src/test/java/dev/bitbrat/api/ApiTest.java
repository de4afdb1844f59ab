package dev.bitbrat.api;

import static dev.bitbrat.api.Harness.OTHER;
import static dev.bitbrat.api.Harness.OWNER;
import static dev.bitbrat.api.Harness.VIEWER;
import static dev.bitbrat.api.Harness.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.web.WebResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens, and lines that come in. */
class ApiTest {
  private final Harness harness = new Harness();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /v1/chat",
        "GET /v1/chat",
        "GET /v1/health",
        "GET /v1/events",
        "GET /v1/events/e1",
        "GET /v1/deadletters",
        "GET /v1/deadletters/d1",
        "POST /v1/deadletters/d1/replay",
        "DELETE /v1/deadletters/d1"
      })
  void everyAddressNeedsAToken(String address) {
    String[] parts = address.split(" ", 2);
    WebResponse none = harness.ask(parts[0], parts[1], null, Map.of(), "{\"text\":\"hi\"}");
    WebResponse wrong = harness.ask(parts[0], parts[1], "guessed", Map.of(), "{\"text\":\"hi\"}");

    assertThat(none.status()).isEqualTo(401);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.headers()).containsEntry("WWW-Authenticate", "Bearer");
    assertThat(harness.bus.publications()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic dG9rZW4=", "token-of-the-owner"})
  void aHeaderThatIsNoBearerTokenIsNone(String header) {
    WebResponse response =
        harness.ask(
            "POST", "/v1/chat", null, Map.of(), "{\"text\":\"hi\"}", "authorization", header);
    assertThat(response.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/health",
        "GET /v1/events",
        "GET /v1/events/e1",
        "GET /v1/deadletters",
        "GET /v1/deadletters/d1",
        "POST /v1/deadletters/d1/replay",
        "DELETE /v1/deadletters/d1"
      })
  void aViewersTokenMayChatAndNoMore(String address) {
    String[] parts = address.split(" ", 2);
    assertThat(harness.ask(parts[0], parts[1], VIEWER, Map.of(), "").status()).isEqualTo(403);
    assertThat(harness.post(VIEWER, "{\"text\":\"hi\"}").status()).isEqualTo(202);
  }

  @Test
  void theStoreHoldsNoToken() {
    assertThat(harness.store.content().toString())
        .contains("ben")
        .doesNotContain(OWNER)
        .doesNotContain(VIEWER)
        .doesNotContain(OTHER);
  }

  @Test
  void aLineBecomesAnEventOfTheTokensBotAndRole() {
    WebResponse response =
        harness.post(
            VIEWER,
            """
            {"text": "!ping", "displayName": "Ann the Great", "session": "s", "role": "broadcaster",
             "bot": "c", "metadata": {"bot": "c"}, "identity": {"external": {"id": "ben"}},
             "egressDestination": "internal.persistence.finalize.v1"}\
            """);

    assertThat(response.status()).isEqualTo(202);
    Event event = harness.published();
    assertThat(harness.object(response))
        .containsEntry("correlationId", event.correlationId())
        .containsEntry("session", "s");
    assertThat(event.text()).isEqualTo("!ping");
    assertThat(event.metadata()).isEqualTo(Map.of("bot", "b"));
    assertThat(event.egressDestination()).isEqualTo(Topics.EGRESS);
    assertThat(event.origin().at()).isEqualTo(harness.clock.instant());
    assertThat(external(event).id()).isEqualTo("ann");
    assertThat(external(event).displayName()).isEqualTo("Ann the Great");
    assertThat(external(event).roles()).containsExactly("viewer");
  }

  @Test
  void withoutANameTheLineIsTheTokenOwners() {
    harness.post(OWNER, "{\"text\": \"hi\", \"displayName\": \"  \"}");
    assertThat(external(harness.published()).displayName()).isEqualTo("ben");
  }

  @Test
  void aRepeatedRequestIsTheSameLine() {
    String first = id(harness.post(OWNER, "{\"text\": \"hi\"}", "idempotency-key", "k1"));
    String again = id(harness.post(OWNER, "{\"text\": \"hi\"}", "idempotency-key", "k1"));
    String other = id(harness.post(OWNER, "{\"text\": \"hi\"}", "idempotency-key", "k2"));
    String elsewhere = id(harness.post(VIEWER, "{\"text\": \"hi\"}", "idempotency-key", "k1"));

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(elsewhere).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"displayName\": {}", "\"session\": 5"})
  void aFieldOfTheWrongKindIsNamed(String field) {
    WebResponse response = harness.post(OWNER, "{\"text\": \"hi\", " + field + "}");

    assertThat(response.status()).isEqualTo(400);
    assertThat(error(response)).contains(field.substring(1, 8), "a string is needed");
    assertThat(harness.bus.publications()).isEmpty();
  }

  @Test
  void anOutcomeThatThereIsNotIsNoEmptyList() {
    WebResponse response = harness.ask("GET", "/v1/events", OWNER, Map.of("outcome", "faild"), "");

    assertThat(response.status()).isEqualTo(400);
    assertThat(error(response)).contains("outcome", "failed", "unknown");
  }

  @Test
  void linesWithoutAKeyAreDifferentLines() {
    String first = id(harness.post(OWNER, "{\"text\": \"hi\"}"));
    assertThat(id(harness.post(OWNER, "{\"text\": \"hi\"}"))).isNotEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource
  void refusesABlankOrEndlessKey(String key) {
    WebResponse response = harness.post(OWNER, "{\"text\": \"hi\"}", "idempotency-key", key);
    assertThat(response.status()).isEqualTo(400);
    assertThat(error(response)).contains("Idempotency-Key");
  }

  static Stream<String> refusesABlankOrEndlessKey() {
    return Stream.of("", "  ", "k".repeat(201));
  }

  @ParameterizedTest
  @MethodSource
  void namesWhatIsWrongWithALine(String body, String problem) {
    WebResponse response = harness.post(OWNER, body);
    assertThat(response.status()).isEqualTo(400);
    assertThat(error(response)).contains(problem);
    assertThat(harness.bus.publications()).isEmpty();
  }

  static Stream<Arguments> namesWhatIsWrongWithALine() {
    return Stream.of(
        Arguments.of("", "not JSON"),
        Arguments.of("{\"text\": ", "not JSON"),
        Arguments.of("{\"text\": \"a\", \"text\": \"b\"}", "not JSON"),
        Arguments.of("[\"text\"]", "must be a JSON object"),
        Arguments.of("null", "must be a JSON object"),
        Arguments.of("[".repeat(30_000), "not JSON"),
        Arguments.of("{\"text\":".repeat(5_000) + "1" + "}".repeat(5_000), "not JSON"),
        Arguments.of("{}", "text"),
        Arguments.of("{\"text\": 5}", "text"),
        Arguments.of("{\"text\": \" \\n\"}", "text"),
        Arguments.of("{\"text\": \"" + "x".repeat(4_001) + "\"}", "at most 4000"),
        Arguments.of("{\"text\": \"\\ud800\"}", "text"),
        Arguments.of(
            "{\"text\": \"a\", \"displayName\": \"" + "x".repeat(101) + "\"}", "displayName"),
        Arguments.of("{\"text\": \"a\", \"displayName\": \"\\udfff\"}", "displayName"),
        Arguments.of("{\"text\": \"a\", \"session\": \"" + "x".repeat(101) + "\"}", "session"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../tokens", "a/b", "__x__", ".", "\u0000", "\uD83D\uDE00", "%"})
  void anySessionNameIsJustAName(String session) {
    WebResponse response =
        harness.post(
            OWNER,
            harness.json.write(Map.of("text", "\u0000 % / \uD83D\uDE00", "session", session)));
    assertThat(response.status()).isEqualTo(202);
    Event event = harness.published();
    assertThat(harness.codec.decode(harness.codec.encode(event)))
        .isEqualTo(new Codec.Decoded.Ok(event));
    harness.end(event, "pong");
    WebResponse log = harness.get(OWNER, "/v1/chat", Map.of("session", session));
    assertThat(harness.lines(log)).hasSize(2);
  }

  @Test
  void whatTheBusDoesNotTakeIsNotAccepted() {
    harness.bus.down();
    assertThatThrownBy(() -> harness.post(OWNER, "{\"text\": \"hi\"}"))
        .as("the server makes it a 503")
        .isInstanceOf(OutageException.class);
  }

  private String id(WebResponse response) {
    return String.valueOf(harness.object(response).get("correlationId"));
  }

  private @Nullable String error(WebResponse response) {
    assertThat(text(response)).doesNotContain("Exception").doesNotContain("\tat ");
    return (String) harness.object(response).get("error");
  }

  private static Identity.External external(Event event) {
    return java.util.Objects.requireNonNull(event.identity().external());
  }
}
