package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.platform.pace.Pace;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.standins.Misbehaviour;
import dev.bitbrat.standins.Misbehaviour.Fail;
import dev.bitbrat.standins.TwitchStandIn;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeSecrets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelixChannelsTest {
  private final TwitchStandIn twitch =
      TwitchStandIn.start()
          .with(new TwitchStandIn.Channel("11", "burgeroni", "BurgerOni", "Celeste", "Any%"))
          .with(new TwitchStandIn.Channel("12", "tiny", "Tiny", "", ""));
  private final FakeSecrets secrets =
      new FakeSecrets()
          .with(HelixChat.TOKEN, TwitchStandIn.TOKEN)
          .with(HelixChat.CLIENT_ID, TwitchStandIn.CLIENT_ID);
  private final Platform platform =
      new HelixChat(
          new RestSettings(twitch.uri(), Duration.ofSeconds(3), Duration.ofMillis(500)),
          secrets,
          new FakeClock(),
          new Pace(new FakeClock(), duration -> {}));

  @AfterEach
  void close() {
    twitch.close();
  }

  @Test
  void tellsWhoAChannelIsAndWhatItPlays() {
    assertThat(find("burgeroni"))
        .contains(new Platform.Channel("11", "burgeroni", "BurgerOni", "Celeste", "Any%"));
  }

  @Test
  void caseDoesNotMatter() {
    assertThat(find("BurgerOni")).get().extracting("login").isEqualTo("burgeroni");
  }

  @Test
  void whatIsNotSetIsNull() {
    assertThat(find("tiny")).contains(new Platform.Channel("12", "tiny", "Tiny", null, null));
  }

  @Test
  void thereMayBeNoSuchChannel() {
    assertThat(find("nobody")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "@burgeroni",
        "burger oni",
        "burgeroni&id=1",
        "burgeroni\r\nHost: x",
        "../users",
        "b\u00fcrger",
        "abcdefghijklmnopqrstuvwxyz",
      })
  void whatCannotBeALoginIsAskedOfNobody(String login) {
    secrets.down();
    assertThat(find(login)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 302})
  void cannotTellWhenTwitchCannot(int status) {
    twitch.next(Fail.with(status));
    assertThatThrownBy(() -> find("tiny"))
        .isInstanceOf(OutageException.class)
        .hasMessageContaining("" + status);
  }

  @Test
  void cannotTellWhenTwitchFailsHalfway() {
    String user = "{\"data\":[{\"id\":\"12\",\"login\":\"tiny\"}]}";
    twitch.next(new Fail(200, Map.of(), user), Fail.with(503));
    assertThatThrownBy(() -> find("tiny")).isInstanceOf(OutageException.class);
  }

  @Test
  void aRefusalOfTheRequestIsNotWaitedFor() {
    twitch.next(Fail.with(403));
    assertThatThrownBy(() -> find("tiny")).isInstanceOf(ExplainedException.class);
    twitch.next(Fail.with(400));
    assertThat(find("tiny")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"data\":[{\"login\":\"tiny\"}]}",
        "{\"data\":[{\"id\":\"1&x=y\"}]}",
        "{\"data\":[{\"id\":12}]}",
        "{\"data\":7}",
      })
  void makesNothingOfAnAnswerThatIsNone(String body) {
    twitch.next(new Fail(200, Map.of(), body));
    Optional<Platform.Channel> found;
    try {
      found = find("tiny");
    } catch (OutageException e) {
      return;
    }
    assertThat(found).isEmpty();
  }

  @Test
  void cannotTellWhenTwitchIsSilentOrGone() {
    twitch.next(new Misbehaviour.Delay(Duration.ofSeconds(30)));
    assertThatThrownBy(() -> find("tiny")).isInstanceOf(OutageException.class);
    twitch.close();
    assertThatThrownBy(() -> find("tiny")).isInstanceOf(OutageException.class);
  }

  @Test
  void readsARenewedTokenAndSaysWhatToDoAboutABadOne() {
    assertThat(find("tiny")).isPresent();
    twitch.changeToken("renewed");
    secrets.with(HelixChat.TOKEN, "renewed");
    assertThat(find("tiny")).isPresent();

    twitch.changeToken("another");
    assertThatThrownBy(() -> find("tiny"))
        .isInstanceOf(ExplainedException.class)
        .hasMessageContaining(HelixChat.TOKEN);
  }

  private Optional<Platform.Channel> find(String login) {
    return platform.channel("burgeroni", login);
  }
}
