package dev.bitbrat.discordgateway;

import static dev.bitbrat.standins.DiscordGatewaySamples.deleted;
import static dev.bitbrat.standins.DiscordGatewaySamples.edit;
import static dev.bitbrat.standins.DiscordGatewaySamples.left;
import static dev.bitbrat.standins.DiscordGatewaySamples.memberOf;
import static dev.bitbrat.standins.DiscordGatewaySamples.message;
import static dev.bitbrat.standins.DiscordGatewaySamples.reaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.gateway.Gateway;
import dev.bitbrat.gateway.Source;
import dev.bitbrat.gateway.SourceProvider;
import dev.bitbrat.gateway.SourceProvider.Setting;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.Metrics;
import dev.bitbrat.standins.DiscordGatewaySamples;
import dev.bitbrat.standins.DiscordGatewaySamples.Someone;
import dev.bitbrat.standins.DiscordGatewayStandIn;
import dev.bitbrat.testkit.FailingBus;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.testkit.FakeStore;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscordSourceTest {
  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final AtomicInteger busDown = new AtomicInteger();
  private final Map<String, String> environment = new HashMap<>();
  private final Alarms alarms = new Alarms(new FakeStore(), new FakeClock());
  private final FakeSecrets secrets =
      new FakeSecrets().with("DISCORD_BOT_TOKEN", DiscordGatewayStandIn.TOKEN);
  private DiscordGatewayStandIn discord;
  private @Nullable Source source;

  @BeforeEach
  void start() throws Exception {
    discord = DiscordGatewayStandIn.start();
    environment.put("DISCORD_GATEWAY", "true");
    environment.put("DISCORD_API_URL", discord.uri().toString());
  }

  @AfterEach
  void stop() {
    if (source != null) source.close();
    discord.close();
  }

  @Test
  void isOffUnlessItIsSwitchedOn() {
    environment.put("DISCORD_GATEWAY", "false");
    assertThat(sources()).isEmpty();
    environment.remove("DISCORD_GATEWAY");
    assertThat(sources()).isEmpty();
    environment.put("DISCORD_GATEWAY", "maybe");
    assertThatThrownBy(this::sources).hasMessageContaining("DISCORD_GATEWAY");
  }

  @Test
  void hearsWhatSomebodyWrites() throws Exception {
    listen();
    discord.dispatch("MESSAGE_CREATE", message("1001", Someone.ADA, "  <@900000000000000001> hi "));
    Event event = event();
    assertThat(event.type()).isEqualTo("chat.message.v1");
    assertThat(event.correlationId()).isEqualTo(Ids.correlation("discord", "chat", "1001"));
    assertThat(event.text()).isEqualTo("<@900000000000000001> hi");
    assertThat(event.source()).isEqualTo("ingress.discord.gateway");
    assertThat(event.origin().account()).isEqualTo(Someone.SELF.id());
    assertThat(event.origin().channel()).isEqualTo("general");
    assertThat(event.origin().channelId()).isEqualTo(DiscordGatewaySamples.CHANNEL);
    assertThat(event.origin().extra()).containsEntry("guildId", DiscordGatewaySamples.GUILD);
    assertThat(who(event).login()).isEqualTo("ada");
    assertThat(who(event).displayName()).isEqualTo("Ada");
    assertThat(who(event).roles()).isEmpty();
    assertThat(Objects.requireNonNull(event.message()).rawPlatformPayload())
        .containsEntry("guild_id", DiscordGatewaySamples.GUILD);
  }

  @Test
  void knowsTheRoles() throws Exception {
    listen();
    assertThat(rolesOf("1", Someone.OWNER)).containsExactly("broadcaster");
    assertThat(rolesOf("2", Someone.MODERATOR)).containsExactly("moderator");
    assertThat(rolesOf("3", Someone.BOOSTER)).containsExactly("subscriber");
    assertThat(rolesOf("4", Someone.SELF)).containsExactly("self");
  }

  @Test
  void doesNotHearOtherProgramsNorWhatDiscordItselfWrites() throws Exception {
    listen();
    discord.dispatch("MESSAGE_CREATE", message("1", Someone.OTHER_BOT, "beep"));
    Map<String, @Nullable Object> welcome = message("2", Someone.ADA, "");
    welcome.put("type", 7);
    discord.dispatch("MESSAGE_CREATE", welcome);
    Map<String, @Nullable Object> webhook = message("3", Someone.ADA, "from a webhook");
    webhook.put("webhook_id", "123");
    webhook.remove("member");
    discord.dispatch("MESSAGE_CREATE", webhook);
    discord.dispatch("MESSAGE_CREATE", message("4", Someone.ADA, "hi"));
    assertThat(event().text()).isEqualTo("hi");
  }

  @Test
  void hearsThreads() throws Exception {
    listen();
    discord.dispatch(
        "MESSAGE_CREATE", message(DiscordGatewaySamples.THREAD, "1", Someone.ADA, "salt"));
    Event event = event();
    assertThat(event.origin().channel()).isEqualTo("recipes");
    assertThat(event.origin().channelId()).isEqualTo(DiscordGatewaySamples.THREAD);
    assertThat(Objects.requireNonNull(event.message()).rawPlatformPayload())
        .containsEntry("parent", "General");
  }

  @Test
  void hearsEditsButNotThatDiscordLookedAtAnAddress() throws Exception {
    listen();
    discord.dispatch("MESSAGE_UPDATE", edit("1", Someone.ADA, "http://example.com", null));
    discord.dispatch(
        "MESSAGE_UPDATE", edit("1", Someone.ADA, "better", "2026-01-02T20:00:01.000000+00:00"));
    Event event = event();
    assertThat(event.type()).isEqualTo("platform.message_edit.v1");
    assertThat(told(event).metadata())
        .containsEntry("user", "ada")
        .containsEntry("message_id", "1")
        .containsEntry("message", "better");
    assertThat(event.correlationId())
        .isEqualTo(Ids.correlation("discord", "message_edit", "1|2026-01-02T20:00:01Z"));
  }

  @Test
  void hearsWhatIsDeletedAlsoInBulk() throws Exception {
    listen();
    discord.dispatch("MESSAGE_DELETE", deleted("7"));
    Map<String, @Nullable Object> bulk = new LinkedHashMap<>(deleted("x"));
    bulk.remove("id");
    bulk.put("ids", List.of("8", "9"));
    discord.dispatch("MESSAGE_DELETE_BULK", bulk);
    for (String id : List.of("7", "8", "9")) {
      Event event = event();
      assertThat(event.type()).isEqualTo("platform.message_delete.v1");
      assertThat(told(event).metadata()).containsOnly(Map.entry("message_id", id));
      assertThat(event.identity().external()).isNull();
    }
  }

  @Test
  void hearsReactionsEachTimeTheyAreSet() throws Exception {
    listen();
    discord.dispatch("MESSAGE_REACTION_ADD", reaction("5", Someone.ADA, null, "\ud83d\udd25"));
    discord.dispatch("MESSAGE_REACTION_REMOVE", reaction("5", Someone.ADA, null, "\ud83d\udd25"));
    discord.dispatch("MESSAGE_REACTION_ADD", reaction("5", Someone.ADA, "77", "burger"));
    discord.dispatch("MESSAGE_REACTION_ADD", reaction("5", Someone.ADA, "77", "burger"));
    Event first = event();
    assertThat(first.type()).isEqualTo("platform.reaction_add.v1");
    assertThat(told(first).metadata())
        .containsEntry("user", "ada")
        .containsEntry("message_id", "5")
        .containsEntry("emoji", "\ud83d\udd25");
    assertThat(event().type()).isEqualTo("platform.reaction_remove.v1");
    Event third = event();
    assertThat(told(third).metadata()).containsEntry("emoji_id", "77");
    assertThat(event().correlationId()).isNotEqualTo(third.correlationId());
  }

  @Test
  void hearsWhoComesAndGoesAndTellsItWhereDiscordWelcomesPeople() throws Exception {
    listen();
    Someone eve = new Someone("600000000000000077", "Eve", "Eve!", false, false, List.of());
    discord.dispatch("GUILD_MEMBER_ADD", memberOf(eve));
    discord.dispatch("GUILD_MEMBER_REMOVE", left(eve));
    Event joined = event();
    assertThat(joined.type()).isEqualTo("platform.member_join.v1");
    assertThat(joined.origin().channel()).isEqualTo("welcome");
    assertThat(joined.origin().channelId()).isEqualTo(DiscordGatewaySamples.WELCOME);
    assertThat(who(joined).displayName()).isEqualTo("Eve!");
    assertThat(told(joined).metadata()).containsKeys("user", "joined_at", "account_created_at");
    Event gone = event();
    assertThat(gone.type()).isEqualTo("platform.member_leave.v1");
    assertThat(who(gone).id()).isEqualTo(eve.id());
  }

  @Test
  void hearsWhoGetsAndLosesARole() throws Exception {
    listen();
    discord.dispatch(
        "GUILD_MEMBER_UPDATE", memberOf(Someone.ADA.with(DiscordGatewaySamples.PAINTERS)));
    discord.dispatch("GUILD_MEMBER_UPDATE", memberOf(Someone.ADA));
    Event added = event();
    assertThat(added.type()).isEqualTo("platform.role_add.v1");
    assertThat(told(added).metadata())
        .containsEntry("target", "ada")
        .containsEntry("role", "Painters")
        .containsEntry("role_id", DiscordGatewaySamples.PAINTERS);
    assertThat(event().type()).isEqualTo("platform.role_remove.v1");
  }

  @Test
  void aCutLosesNothingAndDoublesNothing() throws Exception {
    listen();
    int lines = 0;
    for (int cut = 0; cut < 3; cut++) {
      for (int i = 0; i < 20; i++) line(lines++);
      discord.cut();
      for (int i = 0; i < 20; i++) line(lines++);
      assertThat(discord.login(20)).isEqualTo("RESUME");
      for (int i = 0; i < 20; i++) line(lines++);
    }
    for (int i = 0; i < lines; i++) assertThat(event().text()).isEqualTo("line " + i);
    assertThat(events.poll(200, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void resumesWhenDiscordAsksForANewConnection() throws Exception {
    listen();
    discord.reconnect();
    line(1);
    assertThat(discord.login(20)).isEqualTo("RESUME");
    line(2);
    assertThat(event().text()).isEqualTo("line 1");
    assertThat(event().text()).isEqualTo("line 2");
  }

  @Test
  void logsInAnewWhenItsSessionIsOver() throws Exception {
    listen();
    discord.invalidate();
    assertThat(discord.login(30)).isEqualTo("IDENTIFY");
    said("listening");
    line(1);
    assertThat(event().text()).isEqualTo("line 1");
  }

  @Test
  void saysWhatToDoAboutATokenThatIsNotAccepted() throws Exception {
    discord.changeToken("renewed");
    begin();
    assertThat(said("does not accept")).contains("DISCORD_BOT_TOKEN").contains("developer portal");
    assertThat(secrets.forgotten()).contains("DISCORD_BOT_TOKEN");
    secrets.with("DISCORD_BOT_TOKEN", "Bot renewed");
    said("listening");
  }

  @Test
  void aTokenThatIsNotAcceptedIsAnAlarmUntilItListens() throws Exception {
    environment.put("DISCORD_BOT", "burgeroni");
    discord.changeToken("renewed");
    begin();
    said("does not accept");
    assertThat(alarms.of("burgeroni"))
        .singleElement()
        .satisfies(
            alarm ->
                assertThat(alarm)
                    .containsEntry("platform", "discord")
                    .containsEntry("account", "socket"));
    secrets.with("DISCORD_BOT_TOKEN", "Bot renewed");
    said("listening");
    assertThat(alarms.of("burgeroni")).isEmpty();
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    source = sources(new FakeSecrets()).getFirst();
    source.start(this::take);
    assertThat(said("there is no token")).contains("DISCORD_BOT_TOKEN");
  }

  @ParameterizedTest
  @CsvSource({
    "4014, Message Content Intent",
    "4013, too old",
    "4004, does not accept",
    "4011, more guilds",
  })
  void saysWhatToDoWhereDiscordRefuses(int code, String words) throws Exception {
    discord.refuse(code);
    begin();
    said(words);
    discord.refuse(0);
    said("listening");
  }

  @Test
  void doesNotUseUpTheLastLogins() throws Exception {
    discord.loginsLeft(3);
    begin();
    assertThat(said("nearly all logins")).contains("60 minutes");
  }

  @Test
  void triesAgainWhileDiscordIsDown() throws Exception {
    discord.fail(1);
    begin();
    said("503");
    said("listening");
  }

  @Test
  void anEventWaitsUntilTheBusTakesIt() throws Exception {
    try (Gateway gateway = gateway()) {
      busDown.set(2);
      line(1);
      line(2);
      assertThat(event().text()).isEqualTo("line 1");
      assertThat(event().text()).isEqualTo("line 2");
      assertThat(gateway.lost()).isZero();
    }
    assertThat(events).isEmpty();
  }

  private void line(int number) {
    discord.dispatch("MESSAGE_CREATE", message("1" + number, Someone.ADA, "line " + number));
  }

  private List<String> rolesOf(String id, Someone author) throws InterruptedException {
    discord.dispatch("MESSAGE_CREATE", message(id, author, "hi"));
    return who(event()).roles();
  }

  private void listen() throws Exception {
    begin();
    assertThat(discord.login(20)).isEqualTo("IDENTIFY");
    said("listening");
    assertThat(Objects.requireNonNull(source).state()).isEqualTo(Source.State.LISTENING);
  }

  private void begin() {
    source = sources().getFirst();
    source.start(this::take);
  }

  private List<Source> sources() {
    return sources(secrets);
  }

  private List<Source> sources(FakeSecrets known) {
    SourceProvider provider = ServiceLoader.load(SourceProvider.class).findFirst().orElseThrow();
    return provider.sources(setting(known));
  }

  private Setting setting(FakeSecrets known) {
    return new Setting(
        environment, known, new FakeClock(), () -> 0L, said::add, Optional.of(alarms));
  }

  /** The source as it is used, on a bus that is down for so many calls. */
  private Gateway gateway() throws Exception {
    Gateway gateway =
        Gateway.start(
            new Gateway.Setup(
                "this",
                new FakeStore(),
                FailingBus.of(busDown, this::take),
                Metrics.NONE,
                new FakeClock(),
                this::sources,
                Optional.empty()));
    said("listening");
    return gateway;
  }

  private void take(Event event) {
    events.add(event);
  }

  private Event event() throws InterruptedException {
    Event event = events.poll(10, TimeUnit.SECONDS);
    if (event == null) throw new AssertionError("no event within 10 s; " + said);
    return event;
  }

  private String said(String part) throws InterruptedException {
    for (String sentence = said.poll(20, TimeUnit.SECONDS);
        sentence != null;
        sentence = said.poll(20, TimeUnit.SECONDS)) {
      if (sentence.contains(part)) return sentence;
    }
    throw new AssertionError("nobody said: " + part);
  }

  private static Identity.External who(Event event) {
    return Objects.requireNonNull(event.identity().external());
  }

  private static ExternalEvent told(Event event) {
    return Objects.requireNonNull(event.externalEvent());
  }
}
