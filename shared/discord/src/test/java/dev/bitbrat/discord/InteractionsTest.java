package dev.bitbrat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.json.Json;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.standins.DiscordRequest;
import dev.bitbrat.standins.DiscordSamples;
import dev.bitbrat.standins.DiscordSamples.Person;
import dev.bitbrat.standins.DiscordSigner;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionsTest {
  static final String ID = "400000000000000042";
  static final String TOKEN = "a-secret-interaction-token";

  DiscordSigner signer = DiscordSigner.create();
  FakeClock clock = new FakeClock();
  FakeSecrets secrets = new FakeSecrets().with(DiscordInteractions.PUBLIC_KEY, signer.publicKey());
  FakeEventBus bus = new FakeEventBus(new EventCodec());
  Webhook webhook = new Webhook(new DiscordInteractions(secrets), bus, clock);

  @Test
  void answersAPing() {
    WebResponse response = post(DiscordSamples.ping());

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers()).containsEntry("Content-Type", "application/json");
    assertThat(Requests.text(response)).isEqualTo("{\"type\":1}");
    assertThat(bus.publications()).isEmpty();
  }

  @Test
  void publishesASlashCommandAsALineOfChatAndThinks() {
    WebResponse response = post(command("so", "ada  lovelace"));

    assertThat(response.status()).isEqualTo(200);
    assertThat(Requests.text(response)).isEqualTo("{\"type\":5}");
    assertThat(bus.publications()).singleElement().extracting("topic").isEqualTo(Topics.INGRESS);
    Event event = only();
    assertThat(event.type()).isEqualTo("chat.message.v1");
    assertThat(event.text()).isEqualTo("!so ada lovelace");
    assertThat(event.message()).extracting("id").isEqualTo(ID);
    assertThat(event.correlationId()).isEqualTo(Ids.correlation("discord", "chat", ID));
    assertThat(event.egressDestination()).isEqualTo(Topics.egressTo("discord"));
    assertThat(event.origin().platform()).isEqualTo("discord");
    assertThat(event.origin().channel()).isEqualTo("general");
    assertThat(event.origin().channelId()).isEqualTo(DiscordSamples.CHANNEL);
    assertThat(event.origin().account()).isEqualTo(DiscordSamples.APPLICATION);
    assertThat(event.origin().extra()).containsEntry("guildId", DiscordSamples.GUILD);
  }

  @Test
  void knowsWhoCalled() {
    post(DiscordSamples.command(ID, TOKEN, Person.MODERATOR, "ping"));

    Identity.External grace = caller();
    assertThat(grace.id()).isEqualTo(Person.MODERATOR.id());
    assertThat(grace.login()).isEqualTo("grace");
    assertThat(grace.displayName()).isEqualTo("grace");
    assertThat(grace.roles()).containsExactly("moderator");
    assertThat(grace.metadata()).containsEntry("roleIds", List.of("500000000000000001"));
  }

  @Test
  void takesTheNicknameOfTheGuildAndNoRoleForGranted() {
    post(command("ping"));

    Identity.External ada = caller();
    assertThat(ada.displayName()).isEqualTo("Ada (she/her)");
    assertThat(ada.roles()).isEmpty();
  }

  @Test
  void keepsTheTokenForTheAnswerAndNowhereElse() {
    post(command("ping"));

    Event event = only();
    assertThat(Platform.Callback.of(event.egress().metadata()))
        .contains(
            new Platform.Callback(
                DiscordSamples.APPLICATION, TOKEN, clock.instant().plus(Duration.ofMinutes(14))));
    Message message = Objects.requireNonNull(event.message());
    assertThat(Json.write(message.rawPlatformPayload())).doesNotContain(TOKEN);
    assertThat(Platform.Callback.of(event.egress().metadata()).toString()).doesNotContain(TOKEN);
  }

  @Test
  void knowsDirectMessages() {
    post(DiscordSamples.direct(ID, TOKEN, Person.ADA, "ping"));

    Event event = only();
    assertThat(event.origin().channel()).isEqualTo("@ada");
    assertThat(event.origin().channelId()).isEqualTo(DiscordSamples.DIRECT);
    assertThat(event.origin().extra()).isEmpty();
    assertThat(event.identity().roles()).isEmpty();
  }

  @Test
  void writesOptionsAsOneWouldTypeThem() {
    Map<String, Object> resolved =
        Map.of(
            "users", Map.of("1", Map.of("id", "1", "username", "grace")),
            "channels", Map.of("2", Map.of("id", "2", "name", "general")),
            "roles", Map.of("3", Map.of("id", "3", "name", "mods")));
    List<Object> options =
        List.of(
            Map.of("type", 6, "name", "who", "value", "1"),
            Map.of("type", 7, "name", "where", "value", "2"),
            Map.of("type", 9, "name", "whom", "value", "3"),
            Map.of("type", 4, "name", "n", "value", 12),
            Map.of("type", 10, "name", "x", "value", 1.5),
            Map.of("type", 5, "name", "yes", "value", true),
            Map.of("type", 6, "name", "unknown", "value", "9"),
            Map.of("type", 3, "name", "blank", "value", "  "));
    Map<String, Object> group = Map.of("type", 1, "name", "add", "options", options);
    var data = DiscordSamples.data("points", List.of(group));
    data.put("resolved", resolved);
    post(DiscordSamples.of(2, ID, TOKEN, Person.ADA, data));

    assertThat(only().text()).isEqualTo("!points add @grace #general @mods 12 1.5 true 9");
  }

  @Test
  void makesTheSameEventOfARepeatedInteraction() {
    DiscordRequest request = signer.sign(clock.instant(), command("ping"));
    post(request);
    post(request);

    assertThat(bus.publications()).hasSize(2);
    assertThat(bus.publications().getFirst()).isEqualTo(bus.publications().getLast());
  }

  @Test
  void whatItPublishesFitsTheWire() {
    post(command("say", "\u2028\"\\".repeat(3000)));
    EventCodec codec = new EventCodec();
    assertThat(codec.decode(codec.encode(only()))).isInstanceOf(Codec.Decoded.Ok.class);
  }

  @ParameterizedTest
  @CsvSource({"3, 6", "4, 8", "5, 4"})
  void answersWhatItHasNoUseForValidly(int type, int answer) {
    WebResponse response =
        post(DiscordSamples.of(type, ID, TOKEN, Person.ADA, Map.of("custom_id", "x")));

    assertThat(response.status()).isEqualTo(200);
    assertThat(Json.parseObject(Requests.text(response))).containsEntry("type", (long) answer);
    assertThat(bus.publications()).isEmpty();
  }

  @Test
  void answersTheCommandsOfMenusValidly() {
    var data = DiscordSamples.data("Report this", List.of());
    data.put("type", 3);
    assertThat(post(DiscordSamples.of(2, ID, TOKEN, Person.ADA, data)).status()).isEqualTo(200);
    assertThat(bus.publications()).isEmpty();
  }

  @Test
  void refusesAWrongSignatureAsDiscordWantsIt() {
    DiscordRequest genuine = signer.sign(clock.instant(), command("ping"));
    assertRefused(post(new DiscordRequest(genuine.headers(), command("nuke"))), 401);
    assertRefused(post(genuine.with(DiscordRequest.TIMESTAMP, later(1))), 401);
    assertRefused(post(DiscordSigner.create().sign(clock.instant(), command("ping"))), 401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "zz", "garbage"})
  void refusesWhatIsNoSignature(String signature) {
    DiscordRequest genuine = signer.sign(clock.instant(), command("ping"));
    assertRefused(post(genuine.with(DiscordRequest.SIGNATURE, signature)), 401);
    String whole = signature.isEmpty() ? "ff".repeat(64) : signature.repeat(64).substring(0, 128);
    assertRefused(post(genuine.with(DiscordRequest.SIGNATURE, whole)), 401);
  }

  @ParameterizedTest
  @ValueSource(strings = {DiscordRequest.SIGNATURE, DiscordRequest.TIMESTAMP})
  void refusesAMissingOrRepeatedHeader(String header) {
    DiscordRequest genuine = signer.sign(clock.instant(), command("ping"));
    String value = String.valueOf(genuine.headers().get(header));
    assertRefused(webhook.handle(Requests.web(genuine, Map.of(header, List.of()))), 401);
    assertRefused(
        webhook.handle(Requests.web(genuine, Map.of(header, List.of(value, value)))), 401);
  }

  @Test
  void refusesAReplay() {
    String body = command("ping");
    long window = DiscordSignature.WINDOW.toSeconds();
    assertThat(post(signer.sign(later(-window), body)).status()).isEqualTo(200);
    assertThat(post(signer.sign(later(window), body)).status()).isEqualTo(200);
    bus.publications();
    int before = bus.publications().size();
    assertThat(post(signer.sign(later(-window - 1), body)).status()).isEqualTo(401);
    assertThat(post(signer.sign(later(window + 1), body)).status()).isEqualTo(401);
    for (String no : List.of("yesterday", "-5", "1e9", "99999999999999", "")) {
      assertThat(post(signer.sign(no, body)).status()).isEqualTo(401);
    }
    assertThat(bus.publications()).hasSize(before);
  }

  @Test
  void namesWhatIsWrongWithAGenuineBody() {
    assertRefused(post("{\"type\":"), 400, "line 1");
    assertRefused(post("[]"), 400, "object");
    assertRefused(post("{}"), 400, "$.type");
    assertRefused(post("{\"type\":2}"), 400, "$.application_id");
    assertRefused(post("[".repeat(50_000)), 400, "JSON");
    assertRefused(post(command("ping").replace(ID, "../1")), 400, "$.id");
    assertRefused(post(command("ping").replace(Person.ADA.id(), "a/b")), 400, "$.user.id");
    assertRefused(post(command("ping").replace(TOKEN, "two words")), 400, "$.token");
    assertRefused(post(command(" ")), 400, "$.data.name");
  }

  @Test
  void refusesOtherContentTypesMethodsAndSizes() {
    DiscordRequest genuine = signer.sign(clock.instant(), command("ping"));
    assertRefused(post(genuine.with("Content-Type", "text/plain")), 415);
    assertRefused(post(command("say", "a".repeat(100_000))), 413);
    WebRequest get = new WebRequest("GET", "/", Map.of(), Map.of(), new byte[0], "127.0.0.1");
    assertRefused(webhook.handle(get), 405);
  }

  @Test
  void asksForPatienceWhileTheBusOrTheSecretsAreDown() {
    bus.down();
    assertThat(post(command("ping")).status()).isEqualTo(503);
    bus.up();
    webhook = new Webhook(new DiscordInteractions(new FakeSecrets().down()), bus, clock);
    assertThat(post(command("ping")).status()).isEqualTo(503);
    assertThat(bus.publications()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not a key", "ff", "zz"})
  void takesNothingUntilTheKeyIsSet(String key) {
    FakeSecrets wrong = new FakeSecrets().with(DiscordInteractions.PUBLIC_KEY, key);
    webhook = new Webhook(new DiscordInteractions(wrong), bus, clock);
    assertRefused(post(command("ping")), 503);
  }

  @Test
  void countsAnOwnerOnlyIfDiscordSaysSo() {
    String body = command("ping").replace("\"locale\":\"en-US\"", "\"owner_id\":\"" + 7 + "\"");
    post(body);
    post(body.replace("\"owner_id\":\"7\"", "\"owner_id\":\"" + Person.ADA.id() + "\""));

    assertThat(bus.publications())
        .extracting(p -> p.event().identity().roles())
        .containsExactly(List.of(), List.of("broadcaster"));
  }

  /** As the gateway does: DiscordSourceTest. */
  @ParameterizedTest
  @CsvSource({
    "8, moderator",
    "32, moderator",
    "1099511627776, moderator",
    "4194304, ''",
    "-8, ''",
    "x, ''"
  })
  void takesForAModeratorWhoMayModerate(String permissions, String role) {
    Person person = new Person("9", "eve", null, permissions, List.of());
    post(DiscordSamples.command(ID, TOKEN, person, "ping"));

    assertThat(String.join(",", caller().roles())).isEqualTo(role);
  }

  @Test
  void whoBoostsTheGuildIsASubscriber() {
    post(command("ping").replace("\"deaf\":false", "\"premium_since\":\"2026-01-01T00:00:00Z\""));
    assertThat(caller().roles()).containsExactly("subscriber");
  }

  private String later(long seconds) {
    return Long.toString(clock.instant().getEpochSecond() + seconds);
  }

  private static String command(String name, String... arguments) {
    return DiscordSamples.command(ID, TOKEN, Person.ADA, name, arguments);
  }

  private WebResponse post(String body) {
    return post(signer.sign(clock.instant(), body));
  }

  private WebResponse post(DiscordRequest request) {
    return webhook.handle(Requests.web(request));
  }

  private void assertRefused(WebResponse response, int status) {
    assertRefused(response, status, "\"detail\"");
  }

  private void assertRefused(WebResponse response, int status, String words) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(Requests.text(response)).contains(words).doesNotContain(TOKEN);
    assertThat(bus.publications()).isEmpty();
  }

  private Identity.External caller() {
    return Objects.requireNonNull(only().identity().external());
  }

  private Event only() {
    List<Publication> published = bus.publications();
    assertThat(published).hasSize(1);
    return published.getFirst().event();
  }
}
