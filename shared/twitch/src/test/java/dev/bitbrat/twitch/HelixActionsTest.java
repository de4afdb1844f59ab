package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platform.Action;
import dev.bitbrat.pipeline.Platform.Outgoing;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.platform.pace.Pace;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.standins.Misbehaviour;
import dev.bitbrat.standins.Misbehaviour.Fail;
import dev.bitbrat.standins.TwitchStandIn;
import dev.bitbrat.standins.TwitchStandIn.Moderated;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeSecrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Announcements, moderation and the limits of chat, against the stand-in of Twitch. */
class HelixActionsTest {
  private static final String USER = "{\"data\":[{\"id\":\"12\",\"login\":\"tiny\"}]}";

  private final FakeClock clock = new FakeClock();
  private final List<Duration> waits = new ArrayList<>();
  private final TwitchStandIn twitch =
      TwitchStandIn.start()
          .with(new TwitchStandIn.Channel("4711001", "burgeroni", "BurgerOni", "Celeste", ""))
          .with(new TwitchStandIn.Channel("12", "tiny", "Tiny", "", ""));
  private final FakeSecrets secrets =
      new FakeSecrets()
          .with(HelixChat.TOKEN, TwitchStandIn.TOKEN)
          .with(HelixChat.BOT_TOKEN, TwitchStandIn.BOT_TOKEN)
          .with(HelixChat.CLIENT_ID, TwitchStandIn.CLIENT_ID);
  private final Platform platform = platform("");

  @AfterEach
  void close() {
    twitch.close();
  }

  @Test
  void announcesInOurChannelOnly() {
    assertThat(act("announce", Map.of("message", "raid in 5", "color", "Purple")))
        .isEqualTo(new Sent.Accepted(null));
    assertThat(act("announce", Map.of("message", "x".repeat(600))))
        .isInstanceOf(Sent.Accepted.class);
    assertThat(twitch.moderated())
        .extracting(Moderated::detail)
        .containsExactly("purple", "primary");
    assertThat(twitch.moderated().getFirst())
        .isEqualTo(new Moderated("announce", "4711001", "4711002", "raid in 5", "purple", null));
  }

  @Test
  void deletesTimesOutBansAndUnbans() {
    assertThat(act("delete", Map.of("message", "m-1"))).isInstanceOf(Sent.Accepted.class);
    assertThat(act("timeout", Map.of("user", "@Tiny", "seconds", 600, "reason", "spam")))
        .isInstanceOf(Sent.Accepted.class);
    assertThat(act("unban", Map.of("user", "12"))).isInstanceOf(Sent.Accepted.class);
    assertThat(act("ban", Map.of("user", "tiny"))).isInstanceOf(Sent.Accepted.class);
    assertThat(twitch.moderated())
        .containsExactly(
            new Moderated("delete", "4711001", "4711002", "m-1", null, null),
            new Moderated("timeout", "4711001", "4711002", "12", "spam", 600L),
            new Moderated("unban", "4711001", "4711002", "12", null, null),
            new Moderated("ban", "4711001", "4711002", "12", null, null));
  }

  @Test
  void digitsAreAnIdUnlessAnAtSignSaysThatTheyAreALogin() {
    twitch.with(new TwitchStandIn.Channel("77", "4711", "4711", "", ""));
    act("ban", Map.of("user", "12"));
    act("ban", Map.of("user", "@4711"));
    assertThat(twitch.moderated()).extracting(Moderated::target).containsExactly("12", "77");
  }

  @Test
  void passesOnWhatTwitchHasAgainstIt() {
    act("ban", Map.of("user", "tiny"));
    assertThat(act("ban", Map.of("user", "tiny")))
        .isEqualTo(
            new Sent.Refused(
                "Twitch answered 400: The user specified in the user_id field is already banned."));
    assertThat(act("timeout", Map.of("user", "burgeroni", "seconds", "60")))
        .isInstanceOf(Sent.Refused.class);
  }

  @Test
  void refusesWhatIsNotSaidClearly() {
    assertThat(act("delete", Map.of())).as("would clear the chat").isInstanceOf(Sent.Refused.class);
    assertThat(act("delete", Map.of("message", "m&x=1"))).isInstanceOf(Sent.Refused.class);
    assertThat(act("announce", Map.of("message", " "))).isInstanceOf(Sent.Refused.class);
    assertThat(act("announce", Map.of("message", "hi", "color", "beige")))
        .isInstanceOf(Sent.Refused.class);
    assertThat(act("timeout", Map.of("user", "tiny"))).isInstanceOf(Sent.Refused.class);
    assertThat(act("timeout", Map.of("user", "tiny", "seconds", 0)))
        .isInstanceOf(Sent.Refused.class);
    assertThat(act("timeout", Map.of("user", "tiny", "seconds", 1_209_601)))
        .isInstanceOf(Sent.Refused.class);
    assertThat(act("ban", Map.of()))
        .isEqualTo(new Sent.Refused("ban needs a user: an id, or a login"));
    assertThat(act("ban", Map.of("user", "nobody")))
        .isEqualTo(new Sent.Refused("Twitch has nobody of that login"));
    assertThat(act("unban", Map.of("user", "a&b"))).isInstanceOf(Sent.Refused.class);
    assertThat(twitch.moderated()).isEmpty();
  }

  @Test
  void doesNotKnowWhenTwitchTookItAndHungUpAndIsAnOutageWhenItTookNothing() {
    twitch.next(new Fail(200, Map.of(), USER), new Misbehaviour.DoAndHangUp());
    assertThat(act("ban", Map.of("user", "tiny"))).isInstanceOf(Sent.Unknown.class);
    assertThat(twitch.moderated()).as("never done twice").hasSize(1);
    twitch.close();
    assertThatThrownBy(() -> act("delete", Map.of("message", "m-1")))
        .isInstanceOf(OutageException.class);
  }

  @Test
  void withoutTheBotsTokenItSaysWhatIsMissing() {
    secrets.with(HelixChat.BOT_TOKEN, "");
    assertThat(act("delete", Map.of("message", "m-1")))
        .isInstanceOfSatisfying(
            Sent.Refused.class,
            refused -> assertThat(refused.reason()).contains(HelixChat.BOT_TOKEN));
  }

  @Test
  void sendsNoFasterThanTwitchAllows() {
    for (int i = 0; i < 4; i++) assertThat(say(platform)).isInstanceOf(Sent.Accepted.class);
    assertThat(waits)
        .as("one a second to a channel, of which we use four fifths")
        .containsExactly(
            Duration.ofMillis(625),
            Duration.ofMillis(1875),
            Duration.ofMillis(3125),
            Duration.ofMillis(4375));
  }

  @Test
  void doesNotWaitLongForATurn() {
    Sent last = new Sent.Unknown("");
    for (int i = 0; i < 20 && !(last instanceof Sent.NotNow); i++) last = say(platform);
    assertThat(last)
        .isInstanceOfSatisfying(
            Sent.NotNow.class,
            notNow -> {
              assertThat(notNow.counted()).isFalse();
              assertThat(notNow.retryAfter()).isGreaterThan(Pace.PATIENCE);
            });
    int sent = twitch.messages().size();
    clock.advance(Duration.ofMinutes(1));
    assertThat(say(platform)).isInstanceOf(Sent.Accepted.class);
    assertThat(twitch.messages()).hasSize(sent + 1);
  }

  @Test
  void sendsFasterWhereItIsAModerator() {
    Platform moderator = platform("other, Burgeroni");
    for (int i = 0; i < 40; i++) assertThat(say(moderator)).isInstanceOf(Sent.Accepted.class);
    assertThat(waits).isEmpty();
    assertThat(say(platform("*"))).isInstanceOf(Sent.Accepted.class);
    assertThat(waits).isEmpty();
  }

  @Test
  void whoSharesOurChatIsNotBotheredByOurBot() {
    say(platform);
    assertThat(twitch.messages()).allMatch(TwitchStandIn.ChatMessage::sourceOnly);
  }

  @Test
  void aVerifiedBotMaySendALot() {
    Platform verified = platform(7500, "*");
    for (int i = 0; i < 200; i++) assertThat(say(verified)).isInstanceOf(Sent.Accepted.class);
    assertThat(waits).isEmpty();
  }

  @Test
  void theVariableForItIsANumber() {
    assertThatThrownBy(
            () ->
                new HelixProvider()
                    .platform(Map.of("TWITCH_MESSAGES_IN_30S", "many"), secrets, clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TWITCH_MESSAGES_IN_30S");
  }

  @Test
  void makesSeveralOfALongTextIfSomebodyAskedForThat() {
    Outgoing text =
        new Outgoing("d1", "b1", "4711002", "c", "4711001", "word ".repeat(150), false, null);
    assertThat(platform.parts(text, true, 5)).hasSize(2).allMatch(part -> part.length() <= 500);
    assertThat(platform.parts(text, false, 5)).hasSize(1);
    for (String part : platform.parts(text, true, 5)) platform.send(text.saying(part));
    assertThat(twitch.messages())
        .extracting(TwitchStandIn.ChatMessage::message)
        .containsExactlyElementsOf(platform.parts(text, true, 5));
  }

  private Platform platform(String moderated) {
    return platform(0, moderated);
  }

  private Platform platform(int allowed, String moderated) {
    return new HelixChat(
        new RestSettings(twitch.uri(), Duration.ofSeconds(3), Duration.ofMillis(500)),
        secrets,
        clock,
        new HelixPace(new Pace(clock, waits::add), allowed, moderated));
  }

  private static Sent say(Platform platform) {
    return platform.send(
        new Outgoing("d1", "b1", "4711002", "burgeroni", "4711001", "hi", false, null));
  }

  private Sent act(String action, Map<String, @Nullable Object> arguments) {
    return platform.act(
        new Action("d1", "b1", "4711002", "burgeroni", "4711001", action, arguments));
  }
}
