package dev.bitbrat.kick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platform.Action;
import dev.bitbrat.pipeline.Platform.Channel;
import dev.bitbrat.pipeline.Platform.Outgoing;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.platform.pace.Pace;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.standins.KickStandIn;
import dev.bitbrat.standins.KickStandIn.Ban;
import dev.bitbrat.standins.KickStandIn.ChatMessage;
import dev.bitbrat.standins.Misbehaviour;
import dev.bitbrat.standins.Misbehaviour.Fail;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeSecrets;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KickChatTest {
  final KickStandIn kick = KickStandIn.start();
  final FakeClock clock = new FakeClock();
  final FakeSecrets secrets = new FakeSecrets().with(KickChat.TOKEN, KickStandIn.BOT_TOKEN);
  final KickChat chat = at(kick.uri());

  @AfterEach
  void close() {
    kick.close();
  }

  @Test
  void sendsAMessage() {
    Sent sent = chat.send(text("pong", "m1"));

    ChatMessage message = onlyMessage();
    assertThat(sent).isEqualTo(new Sent.Accepted(message.id()));
    assertThat(message.content()).isEqualTo("pong");
    assertThat(message.broadcasterId()).isEqualTo(4711001);
    assertThat(message.replyTo()).isEqualTo("m1");
  }

  @Test
  void sendsWhateverItIsAskedToInAFormThatKickTakes() {
    chat.send(text("/ban \"ada\"\n\u2028" + "\ud83c\udf54 ".repeat(400)));
    assertThat(onlyMessage().content()).startsWith("\u00b7 /ban \"ada\" ").endsWith("\u2026");
    assertThat(onlyMessage().replyTo()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ban ada", "!quit", "\u200b /ban ada"})
  void letsNoDataBeACommand(String text) {
    chat.send(text(text));
    assertThat(onlyMessage().content()).startsWith("\u00b7 ");
  }

  @Test
  void sendsNothingThatNobodySees() {
    assertThat(chat.send(text("\u200b "))).isInstanceOf(Sent.Refused.class);
    assertThat(kick.messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "burgeroni", "-1", "99999999999999999999"})
  void wantsTheChannelsId(String id) {
    Outgoing message = new Outgoing("d1", "b1", null, "burgeroni", id, "pong", false, null);
    assertThat(chat.send(message)).isInstanceOf(Sent.Refused.class);
  }

  @Test
  void findsAChannelByItsNameAndAsksForItOnce() {
    kick.with(new KickStandIn.Channel(77, "second-one", "", ""));
    assertThat(chat.send(to("#Second-One", "one"))).isInstanceOf(Sent.Accepted.class);
    kick.with(new KickStandIn.Channel(78, "second-one", "", ""));
    assertThat(chat.send(to("second-one", "two"))).isInstanceOf(Sent.Accepted.class);

    assertThat(kick.messages()).extracting(ChatMessage::broadcasterId).containsExactly(77L, 77L);
    assertThat(chat.send(to("nobody", "three")))
        .isInstanceOfSatisfying(
            Sent.Refused.class, refused -> assertThat(refused.reason()).contains("nobody"));
    assertThat(chat.send(to(null, "four"))).isInstanceOf(Sent.Refused.class);
  }

  private static Outgoing to(@Nullable String channel, String text) {
    return new Outgoing("d1", "b1", "4711002", channel, null, text, true, null);
  }

  @Test
  void looksOnceWhetherARefusedTokenWasRenewed() {
    chat.send(text("one"));
    kick.changeToken("renewed");
    secrets.with(KickChat.TOKEN, "renewed");
    assertThat(chat.send(text("two"))).isInstanceOf(Sent.Accepted.class);
    assertThat(kick.messages()).hasSize(2);
  }

  @Test
  void saysThatSomebodyMustLogIn() {
    kick.changeToken("renewed");
    Sent.NotNow refused = (Sent.NotNow) chat.send(text("pong"));
    assertThat(refused.reason()).contains("log in again").doesNotContain(KickStandIn.BOT_TOKEN);
    assertThat(refused.counted()).as("a renewed one is waited for").isFalse();
  }

  @Test
  void saysWhichTokenIsMissing() {
    KickChat without =
        new KickChat(RestSettings.at(kick.uri()), new FakeSecrets(), clock, pace(clock));
    Sent.NotNow missing = (Sent.NotNow) without.send(text("pong"));
    assertThat(missing.counted()).isTrue();
    assertThat(missing.reason()).contains("bitbrat-tokens-b1", "KICK_BOT_TOKEN");
  }

  @Test
  void saysWhyKickDidNotShowIt() {
    kick.next(KickStandIn.drop("followers only"));
    assertThat(chat.send(text("pong")))
        .isEqualTo(new Sent.Refused("Kick did not show it: followers only"));
  }

  @ParameterizedTest
  @CsvSource({"Retry-After, 17", "RateLimit-Reset, 17", "X-RateLimit-Reset, 1767384017"})
  void waitsForTheRateLimitWithoutCounting(String header, String value) {
    kick.next(new Fail(429, Map.of(header, value), "{}"));
    assertThat(chat.send(text("pong")))
        .isEqualTo(new Sent.NotNow("over Kick's rate limit", Duration.ofSeconds(17), false));
  }

  @Test
  void asksNobodyUntilTheRateLimitIsOver() {
    kick.next(new Fail(429, Map.of("Retry-After", "60"), "{}"));
    chat.send(text("one"));

    assertThat(chat.send(text("two")))
        .isInstanceOfSatisfying(
            Sent.NotNow.class,
            notNow -> assertThat(notNow.retryAfter()).isEqualTo(Duration.ofSeconds(60)));
    assertThat(kick.messages()).isEmpty();
    clock.advance(Duration.ofSeconds(60));
    assertThat(chat.send(text("two"))).isInstanceOf(Sent.Accepted.class);
  }

  @Test
  void aRateLimitHoldsForActionsToo() {
    kick.next(new Fail(429, Map.of("Retry-After", "60"), "{}"));
    assertThat(act("ban", Map.of("user", "5"))).isInstanceOf(Sent.NotNow.class);
    assertThat(act("ban", Map.of("user", "5"))).isInstanceOf(Sent.NotNow.class);
    assertThat(kick.bans()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void triesAgainLaterWhenKickDidNotTakeIt(int status) {
    kick.next(Fail.with(status));
    assertThat(chat.send(text("pong")))
        .isEqualTo(new Sent.NotNow("Kick answered " + status, null, false));
  }

  @Test
  void explainsTheGuardBeforeKick() {
    kick.next(KickStandIn.guarded());
    Sent.NotNow guarded = (Sent.NotNow) chat.send(text("pong"));
    assertThat(guarded.reason()).contains("Cloudflare", "address");
    assertThat(guarded.counted()).isFalse();
  }

  @Test
  void passesKicksOwnRefusalsOn() {
    String body = "{\"data\":\"(daily) message quota exceeded\",\"message\":\"Bad request\"}";
    kick.next(new Fail(403, Map.of("Server", "cloudflare"), body));
    assertThat(chat.send(text("pong")))
        .isEqualTo(
            new Sent.Refused("Kick answered 403: Bad request: (daily) message quota exceeded"));
  }

  @Test
  void neverSendsAgainWhatMayHaveBeenHeard() {
    kick.next(new Misbehaviour.DoAndHangUp());
    assertThat(chat.send(text("pong"))).isInstanceOf(Sent.Unknown.class);
    assertThat(kick.messages()).hasSize(1);
  }

  @Test
  void isOutWithoutAConnection() {
    KickChat nowhere = at(URI.create("http://127.0.0.1:1"));
    assertThatThrownBy(() -> nowhere.send(text("pong"))).isInstanceOf(OutageException.class);
  }

  @Test
  void keepsWithinFourFifthsOfTwentyIn30Seconds() {
    for (int i = 0; i < 100; i++)
      assertThat(chat.send(text("m" + i))).isInstanceOf(Sent.Accepted.class);
    // 8 at once, then one in 1.875 s
    assertThat(Duration.between(FakeClock.START, clock.instant()))
        .isGreaterThan(Duration.ofSeconds(170));
  }

  @Test
  void givesWayWhenItsTurnIsTooFar() {
    KickChat impatient =
        new KickChat(RestSettings.at(kick.uri()), secrets, clock, new Pace(clock, duration -> {}));
    Sent sent = new Sent.Accepted(null);
    for (int i = 0; i < 30 && sent instanceof Sent.Accepted; i++) sent = impatient.send(text("m"));
    assertThat(((Sent.NotNow) sent).counted()).isFalse();
    assertThat(((Sent.NotNow) sent).retryAfter()).isGreaterThan(Pace.PATIENCE);
  }

  @Test
  void looksAChannelUp() {
    kick.with(new KickStandIn.Channel(77, "second-one", "Tetris", "Lines"));
    assertThat(chat.channel("b1", "Second-One"))
        .contains(new Channel("77", "second-one", "second-one", "Tetris", "Lines"));
    kick.with(new KickStandIn.Channel(78, "new", "", ""));
    assertThat(chat.channel("b1", "new")).contains(new Channel("78", "new", "new", null, null));
    assertThat(chat.channel("b1", "nobody")).isEmpty();
    assertThat(chat.channel("b1", "../users?x=" + "y")).isEmpty();
  }

  @Test
  void tellsAnOutageFromAMistakeWhenItLooksAChannelUp() {
    kick.next(Fail.with(502));
    assertThatThrownBy(() -> chat.channel("b1", "x")).isInstanceOf(OutageException.class);
    kick.next(Fail.with(403));
    assertThatThrownBy(() -> chat.channel("b1", "x")).isInstanceOf(ExplainedException.class);
    kick.next(Fail.with(400));
    assertThat(chat.channel("b1", "x")).isEmpty();
  }

  @Test
  void bansAndTimesOutAndForgives() {
    assertThat(act("ban", Map.of("user", "5", "reason", "spam"))).isInstanceOf(Sent.Accepted.class);
    assertThat(kick.bans()).containsExactly(new Ban(4711001, 5, 0, "spam"));
    assertThat(act("timeout", Map.of("user", 5L, "seconds", "61")))
        .isInstanceOf(Sent.Accepted.class);
    assertThat(kick.bans()).containsExactly(new Ban(4711001, 5, 2, null));
    assertThat(act("unban", Map.of("userId", "5"))).isInstanceOf(Sent.Accepted.class);
    assertThat(kick.bans()).isEmpty();
    assertThat(act("unban", Map.of("userId", "5"))).isInstanceOf(Sent.Refused.class);
  }

  @Test
  void findsWhomToBanByTheirAddress() {
    kick.with(new KickStandIn.Channel(77, "ada-l", "", ""));
    act("ban", Map.of("user", "@Ada-L", "reason", "x".repeat(200)));
    assertThat(kick.bans()).containsExactly(new Ban(4711001, 77, 0, "x".repeat(100)));
    assertThat(act("ban", Map.of("login", "nobody"))).isInstanceOf(Sent.Refused.class);
    assertThat(act("ban", Map.of()))
        .isEqualTo(new Sent.Refused("ban needs a user: an id, or a login"));
    assertThat(act("ban", Map.of("user", "9".repeat(19)))).isInstanceOf(Sent.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "60, 1", "600, 10", "99999999, 10080"})
  void roundsATimeoutToMinutesThatKickTakes(long seconds, long minutes) {
    act("timeout", Map.of("userId", "5", "seconds", seconds));
    assertThat(kick.bans()).containsExactly(new Ban(4711001, 5, minutes, null));
  }

  @Test
  void wantsToKnowHowLong() {
    assertThat(act("timeout", Map.of("userId", "5"))).isInstanceOf(Sent.Refused.class);
    assertThat(kick.bans()).isEmpty();
  }

  @Test
  void takesAMessageOutOfTheChat() {
    assertThat(act("delete", Map.of("message", "m1"))).isInstanceOf(Sent.Accepted.class);
    assertThat(kick.deleted()).containsExactly("m1");
    assertThat(act("delete", Map.of("messageId", "../moderation")))
        .isInstanceOf(Sent.Refused.class);
    assertThat(act("delete", Map.of())).isInstanceOf(Sent.Refused.class);
  }

  @Test
  void refusesWhatKickCannotDo() {
    assertThat(act("shoutout", Map.of("login", "ada")))
        .isEqualTo(new Sent.Refused("kick does not do shoutout"));
  }

  @Test
  void isFoundByItsName() {
    Map<String, String> environment = Map.of("KICK_API_URL", kick.uri().toString());
    Platform found = Platforms.onBoard(environment, secrets, clock).named("kick").orElseThrow();
    assertThat(found.send(text("pong"))).isInstanceOf(Sent.Accepted.class);
  }

  private Sent act(String action, Map<String, @Nullable Object> arguments) {
    return chat.act(new Action("d1", "b1", "4711002", "burgeroni", "4711001", action, arguments));
  }

  private KickChat at(URI uri) {
    return new KickChat(RestSettings.at(uri), secrets, clock, pace(clock));
  }

  private static Pace pace(FakeClock clock) {
    return new Pace(clock, clock::advance);
  }

  private ChatMessage onlyMessage() {
    assertThat(kick.messages()).hasSize(1);
    return kick.messages().getFirst();
  }

  private static Outgoing text(String text) {
    return text(text, null);
  }

  private static Outgoing text(String text, @Nullable String replyTo) {
    return new Outgoing("d1", "b1", "4711002", "burgeroni", "4711001", text, true, replyTo);
  }
}
