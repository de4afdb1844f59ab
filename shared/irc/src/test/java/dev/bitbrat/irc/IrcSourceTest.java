package dev.bitbrat.irc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.events.Event;
import dev.bitbrat.gateway.Gateway;
import dev.bitbrat.gateway.Source;
import dev.bitbrat.gateway.SourceProvider;
import dev.bitbrat.gateway.SourceProvider.Setting;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.Metrics;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.standins.IrcSamples;
import dev.bitbrat.standins.IrcStandIn;
import dev.bitbrat.testkit.FailingBus;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.testkit.FakeStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IrcSourceTest {
  private static final String CHANNEL = EventSubSamples.BROADCASTER_LOGIN;

  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final AtomicInteger busDown = new AtomicInteger();
  private final Map<String, String> environment = new HashMap<>();
  private final FakeSecrets secrets = new FakeSecrets().with("TWITCH_BOT_TOKEN", IrcStandIn.TOKEN);
  private final Alarms alarms = new Alarms(new FakeStore(), new FakeClock());
  private IrcStandIn twitch;
  private @Nullable Source source;

  @BeforeEach
  void start() throws Exception {
    twitch = IrcStandIn.start();
    environment.put("IRC_CHANNELS", "#Burgeroni");
    environment.put("TWITCH_IRC_URL", twitch.uri().toString());
    environment.put("TWITCH_ID_URL", twitch.idUri().toString());
  }

  @AfterEach
  void stop() {
    if (source != null) source.close();
    twitch.close();
  }

  @Test
  void isOffWithoutChannels() {
    environment.remove("IRC_CHANNELS");
    assertThat(sources()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\r\nJOIN #b", "a,,b", "ab\u00e9", "waytoolongforachannelofthem"})
  void saysWhichVariableItDoesNotUnderstand(String channels) {
    environment.put("IRC_CHANNELS", channels);
    assertThatThrownBy(this::sources)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("IRC_CHANNELS");
  }

  @Test
  void hearsTheChatAndSaysNothing() throws Exception {
    listen();
    assertThat(twitch.say(CHANNEL, line("m1", "!ping"))).isEqualTo(1);
    Event event = event();
    assertThat(event.type()).isEqualTo("chat.message.v1");
    assertThat(event.text()).isEqualTo("!ping");
    assertThat(event.source()).isEqualTo("ingress.twitch.irc");
    assertThat(event.origin().account()).isEqualTo(EventSubSamples.BOT_ID);
    assertThat(twitch.spoken()).isEmpty();
  }

  @Test
  void answersWhenAskedWhetherItIsThere() throws Exception {
    listen();
    assertThat(twitch.ping(10)).isTrue();
  }

  @Test
  void keepsTheOrderOfAThousandLines() throws Exception {
    listen();
    for (int i = 0; i < 1_000; i++) twitch.say(CHANNEL, line("m" + i, "line " + i));
    for (int i = 0; i < 1_000; i++) assertThat(event().text()).isEqualTo("line " + i);
  }

  @Test
  void comesBackWhenItIsCutOffAndJoinsAgain() throws Exception {
    listen();
    for (int i = 0; i < 2; i++) {
      twitch.cut();
      assertThat(twitch.joined(20)).isEqualTo(CHANNEL);
      said("listening");
      twitch.say(CHANNEL, line("m" + i, "after cut " + i));
      assertThat(event().text()).isEqualTo("after cut " + i);
    }
    assertThat(events).isEmpty();
  }

  @Test
  void connectsAnewWhenTwitchAsksForIt() throws Exception {
    listen();
    twitch.reconnect();
    assertThat(twitch.joined(20)).isEqualTo(CHANNEL);
    twitch.say(CHANNEL, line("m1", "there"));
    assertThat(event().text()).isEqualTo("there");
  }

  @Test
  void joinsNoFasterThanTwitchAllows() throws Exception {
    List<String> channels = IntStream.range(0, 22).mapToObj(i -> "channel" + i).toList();
    environment.put("IRC_CHANNELS", String.join(",", channels));
    begin();
    Set<String> joined = new HashSet<>();
    while (joined.size() < channels.size()) joined.add(twitch.joined(30));
    assertThat(joined).containsExactlyInAnyOrderElementsOf(channels);
    assertThat(twitch.ignoredJoins()).isZero();
  }

  @Test
  void readsTheTokenAnewWhenItIsNotValidAnyMore() throws Exception {
    twitch.validToken("renewed");
    twitch.chatToken("renewed");
    begin();
    said("does not accept the bot's token");
    assertThat(secrets.forgotten()).contains("TWITCH_BOT_TOKEN");
    secrets.with("TWITCH_BOT_TOKEN", "renewed");
    said("listening");
    assertThat(twitch.attempts()).containsExactly("renewed");
  }

  @Test
  void readsTheTokenAnewWhenTheChatDoesNotTakeIt() throws Exception {
    twitch.chatToken("renewed");
    begin();
    said("the login was not accepted");
    assertThat(secrets.forgotten()).contains("TWITCH_BOT_TOKEN");
    twitch.validToken("renewed");
    secrets.with("TWITCH_BOT_TOKEN", "oauth:renewed");
    said("listening");
    assertThat(twitch.attempts()).contains(IrcStandIn.TOKEN).endsWith("renewed");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLoginThatIsRefusedIsAnAlarmUntilItListens(boolean byTheChat) throws Exception {
    environment.put("IRC_BOT", "burgeroni");
    twitch.chatToken("renewed");
    if (!byTheChat) twitch.validToken("renewed");
    begin();
    said(byTheChat ? "the login was not accepted" : "does not accept the bot's token");
    assertThat(alarms.of("burgeroni"))
        .singleElement()
        .satisfies(
            alarm ->
                assertThat(alarm)
                    .containsEntry("platform", "twitch")
                    .containsEntry("account", "irc"));
    twitch.validToken("renewed");
    secrets.with("TWITCH_BOT_TOKEN", "renewed");
    said("listening");
    assertThat(alarms.of("burgeroni")).isEmpty();
  }

  @Test
  void aChannelThatDoesNotLetItInIsAnAlarmUntilItDoes() throws Exception {
    environment.put("IRC_BOT", "burgeroni");
    twitch.ban(CHANNEL);
    Setting setting = setting(secrets);
    IrcSettings usual = IrcSettings.of(setting);
    IrcSettings impatient =
        new IrcSettings(
            usual.chat(), usual.id(), usual.channels(), usual.bot(), Duration.ofSeconds(3));
    source = new IrcSource(impatient, setting);
    source.start(this::take);
    assertThat(said("does not let the bot into")).contains("#" + CHANNEL).contains("banned");
    assertThat(alarms.of("burgeroni")).hasSize(1);
    twitch.unban(CHANNEL);
    twitch.cut();
    said("listening");
    assertThat(alarms.of("burgeroni")).isEmpty();
    assertThat(twitch.joined(20)).isEqualTo(CHANNEL);
  }

  @Test
  void anEmptyVariableNamesNoBot() {
    environment.put("IRC_BOT", " ");
    assertThat(IrcSettings.of(setting(secrets)).bot()).isEqualTo(Event.NO_BOT);
  }

  @Test
  void saysWhatIsMissingAndWhatToDo() throws Exception {
    source = only(new FakeSecrets());
    source.start(this::take);
    assertThat(said("there is no token"))
        .contains("TWITCH_BOT_TOKEN")
        .contains("chat:read")
        .contains("log the bot's account in");
    assertThat(source.state()).isEqualTo(Source.State.CONNECTING);
  }

  @Test
  void triesUntilThereIsSomebody() throws Exception {
    environment.put("TWITCH_IRC_URL", "ws://127.0.0.1:1");
    begin();
    assertThat(Objects.requireNonNull(source).state()).isEqualTo(Source.State.CONNECTING);
    source.close();
    assertThat(source.state()).isEqualTo(Source.State.CLOSED);
  }

  @Test
  void anEventWaitsUntilTheBusTakesIt() throws Exception {
    try (Gateway gateway = gateway()) {
      busDown.set(3);
      twitch.say(CHANNEL, line("m1", "first"));
      twitch.say(CHANNEL, line("m2", "second"));
      assertThat(event().text()).isEqualTo("first");
      assertThat(event().text()).isEqualTo("second");
      assertThat(gateway.lost()).isZero();
    }
    assertThat(events).isEmpty();
  }

  @Test
  void handsOnWhatItHeardBeforeItEnds() throws Exception {
    try (Gateway gateway = gateway()) {
      busDown.set(2);
      twitch.say(CHANNEL, line("m1", "last words"));
      assertThat(twitch.ping(10)).isTrue();
      assertThat(gateway.isReady()).isTrue();
    }
    assertThat(events).hasSize(1);
    assertThat(event().text()).isEqualTo("last words");
  }

  @Test
  void whatItCannotReadDoesNotMakeItDeaf() throws Exception {
    listen();
    twitch.say(CHANNEL, ":ada!ada@ada.tmi.twitch.tv PRIVMSG #" + CHANNEL + " :no tags at all");
    twitch.say(CHANNEL, "@tmi-sent-ts=soon;id=m0 :x PRIVMSG #" + CHANNEL + " :no number");
    twitch.say(CHANNEL, "@@;=; : ");
    assertThat(twitch.say(CHANNEL, line("m1", "fine"))).isEqualTo(1);
    assertThat(event().text()).isEqualTo("fine");
  }

  private void listen() throws Exception {
    begin();
    said("listening");
    assertThat(twitch.joined(10)).isEqualTo(CHANNEL);
    assertThat(Objects.requireNonNull(source).state()).isEqualTo(Source.State.LISTENING);
  }

  private void begin() {
    source = only(secrets);
    source.start(this::take);
  }

  private Source only(FakeSecrets known) {
    return sources(known).getFirst();
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
    assertThat(twitch.joined(10)).isEqualTo(CHANNEL);
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

  private static String line(String messageId, String text) {
    return IrcSamples.line(messageId, Chatter.ADA, text);
  }
}
