package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platform.Action;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.platform.pace.Pace;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.standins.Misbehaviour;
import dev.bitbrat.standins.Misbehaviour.Fail;
import dev.bitbrat.standins.TwitchStandIn;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeSecrets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HelixShoutoutTest {
  private static final String USER = "{\"data\":[{\"id\":\"12\",\"login\":\"tiny\"}]}";

  private final FakeClock clock = new FakeClock();
  private final TwitchStandIn twitch =
      TwitchStandIn.start()
          .clock(clock)
          .with(new TwitchStandIn.Channel("4711001", "burgeroni", "BurgerOni", "Celeste", ""))
          .with(new TwitchStandIn.Channel("12", "tiny", "Tiny", "", ""))
          .with(new TwitchStandIn.Channel("13", "second", "Second", "", ""));
  private final FakeSecrets secrets =
      new FakeSecrets()
          .with(HelixChat.TOKEN, TwitchStandIn.TOKEN)
          .with(HelixChat.BOT_TOKEN, TwitchStandIn.BOT_TOKEN)
          .with(HelixChat.CLIENT_ID, TwitchStandIn.CLIENT_ID);
  private final Platform platform =
      new HelixChat(
          new RestSettings(twitch.uri(), Duration.ofSeconds(3), Duration.ofMillis(500)),
          secrets,
          clock,
          new Pace(clock, duration -> {}));

  @AfterEach
  void close() {
    twitch.close();
  }

  @Test
  void givesAShoutoutAsTheBotsAccount() {
    assertThat(platform.act(shoutout("Tiny"))).isEqualTo(new Sent.Accepted(null));
    assertThat(twitch.shoutouts())
        .containsExactly(new TwitchStandIn.Shoutout("4711001", "12", "4711002", clock.instant()));
  }

  @Test
  void doesNotWaitForTwitchsLimits() {
    platform.act(shoutout("tiny"));
    clock.advance(Duration.ofMinutes(2).minusSeconds(1));
    assertThat(platform.act(shoutout("second"))).isInstanceOf(Sent.Refused.class);
    clock.advance(Duration.ofSeconds(1));
    assertThat(platform.act(shoutout("second"))).isInstanceOf(Sent.Accepted.class);
    clock.advance(Duration.ofMinutes(57));
    assertThat(platform.act(shoutout("tiny")))
        .isEqualTo(
            new Sent.Refused(
                "Twitch allows a shoutout every 2 minutes,"
                    + " and to the same channel every 60 minutes"));
    clock.advance(Duration.ofMinutes(1));
    assertThat(platform.act(shoutout("tiny"))).isInstanceOf(Sent.Accepted.class);
    assertThat(twitch.shoutouts()).extracting("to").containsExactly("12", "13", "12");
  }

  @Test
  void waitsForTheLimitOfAllRequests() {
    String reset = Long.toString(clock.instant().getEpochSecond() + 9);
    twitch.next(
        new Fail(200, Map.of(), USER),
        new Fail(429, Map.of("Ratelimit-Reset", reset), "{\"message\":\"Too Many Requests\"}"));
    assertThat(platform.act(shoutout("tiny")))
        .isEqualTo(new Sent.NotNow("over Twitch's rate limit", Duration.ofSeconds(9), false));
  }

  @Test
  void passesOnWhatTwitchSaysAgainstIt() {
    assertThat(platform.act(shoutout("burgeroni")))
        .isEqualTo(
            new Sent.Refused(
                "Twitch answered 400: The broadcaster may not give themselves a Shoutout."));
  }

  @Test
  void refusesWhomNobodyKnows() {
    assertThat(platform.act(shoutout("nobody")))
        .isEqualTo(new Sent.Refused("Twitch has no channel of that login"));
    assertThat(platform.act(shoutout("x&y=z")))
        .isEqualTo(new Sent.Refused("shoutout needs a user: an id, or a login"));
    assertThat(platform.act(action("4711001", "4711002", Map.of())))
        .isInstanceOf(Sent.Refused.class);
    assertThat(platform.act(action("4711001", "4711002", Map.of("login", 7))))
        .isInstanceOf(Sent.Refused.class);
    assertThat(twitch.shoutouts()).isEmpty();
  }

  @Test
  void refusesWhatHasNoAddress() {
    assertThat(
            platform.act(
                new Action("d", "b", "4711002", null, null, "shoutout", Map.of("login", "tiny"))))
        .isInstanceOf(Sent.Refused.class);
    assertThat(platform.act(action("4711001", null, Map.of("login", "tiny"))))
        .isInstanceOf(Sent.Refused.class);
    assertThat(twitch.shoutouts()).isEmpty();
  }

  @Test
  void anIdFromElsewhereAddsNothingToTheRequest() {
    platform.act(action("4711001&to_broadcaster_id=13", "4711002", Map.of("login", "tiny")));
    assertThat(twitch.shoutouts())
        .allMatch(s -> s.to().equals("12") && s.from().equals("4711001&to_broadcaster_id=13"));
  }

  @Test
  void doesNothingElse() {
    Action raid = new Action("d1", "b1", "4711002", "burgeroni", "4711001", "raid", Map.of());
    assertThat(platform.act(raid)).isEqualTo(new Sent.Refused("twitch does not do raid"));
  }

  @Test
  void withoutATokenOfTheBotOnlyShoutoutsAreRefused() {
    Platform without =
        new HelixChat(
            RestSettings.at(twitch.uri()),
            new FakeSecrets()
                .with(HelixChat.TOKEN, TwitchStandIn.TOKEN)
                .with(HelixChat.CLIENT_ID, TwitchStandIn.CLIENT_ID),
            clock,
            new Pace(clock, duration -> {}));
    assertThat(without.act(shoutout("tiny")))
        .isInstanceOfSatisfying(
            Sent.Refused.class,
            refused -> assertThat(refused.reason()).contains(HelixChat.BOT_TOKEN, "not set up"));
    assertThat(without.channel("burgeroni", "tiny")).isPresent();
  }

  @Test
  void saysWhichTokenTwitchDoesNotAccept() {
    secrets.with(HelixChat.BOT_TOKEN, "ran-out");
    assertThat(platform.act(shoutout("tiny")))
        .isInstanceOfSatisfying(
            Sent.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .contains("renew it", HelixChat.BOT_TOKEN)
                    .doesNotContain("ran-out"));
    assertThat(secrets.forgotten()).contains(HelixChat.BOT_TOKEN);
  }

  @Test
  void doesNotKnowWhenTwitchTookItAndHungUp() {
    twitch.next(new Fail(200, Map.of(), USER), new Misbehaviour.DoAndHangUp());
    assertThat(platform.act(shoutout("tiny"))).isInstanceOf(Sent.Unknown.class);
    assertThat(twitch.shoutouts()).as("never given twice").hasSize(1);
  }

  @Test
  void isAnOutageAsLongAsNothingWasDone() {
    twitch.next(Fail.with(503));
    assertThatThrownBy(() -> platform.act(shoutout("tiny"))).isInstanceOf(OutageException.class);
    twitch.close();
    assertThatThrownBy(() -> platform.act(shoutout("tiny"))).isInstanceOf(OutageException.class);
  }

  private static Action shoutout(String login) {
    return action("4711001", "4711002", Map.of("login", login));
  }

  private static Action action(
      @Nullable String channelId,
      @Nullable String account,
      Map<String, @Nullable Object> arguments) {
    return new Action("d1", "b1", account, "burgeroni", channelId, "shoutout", arguments);
  }
}
