package dev.bitbrat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.cli.Console.Result;
import dev.bitbrat.kick.KickPlan;
import dev.bitbrat.standins.KickStandIn;
import dev.bitbrat.standins.KickStandIn.Subscription;
import dev.bitbrat.standins.Misbehaviour.Fail;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the stand-in of Kick. */
class KickTest {
  private static final int ALL = KickPlan.EVENTS.size();

  private final KickStandIn kick =
      KickStandIn.start().with(new KickStandIn.Channel(77, "burgeroni", "Celeste", ""));
  private final Console console;

  KickTest(@TempDir Path dir) {
    console =
        new Console(dir)
            .with("KICK_API_URL", kick.uri().toString())
            .with("KICK_APP_TOKEN", KickStandIn.APP_TOKEN);
  }

  @AfterEach
  void close() {
    kick.close();
  }

  @Test
  void makesTheSubscriptionsOfAChannelOnce() {
    Result made = console.run("kick", "subscribe", "Burgeroni");
    assertThat(made.exitCode()).isZero();
    assertThat(made.err()).contains("Subscribed to chat.message.sent of channel 77.");
    assertThat(made.out()).contains("enabled");
    List<Subscription> before = kick.subscriptions();
    assertThat(before).hasSize(ALL).allMatch(one -> one.broadcaster() == 77);

    Result again = console.run("kick", "subscribe", "77");
    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).contains("Nothing to do.");
    assertThat(kick.subscriptions()).isEqualTo(before);
  }

  @Test
  void leavesOtherChannelsAloneUnlessSomebodySaysOnly() {
    kick.with(new Subscription("s1", "kicks.gifted", 1, 666));
    assertThat(console.run("kick", "subscribe", "77").exitCode()).isZero();
    assertThat(kick.subscriptions()).extracting(Subscription::id).contains("s1");
    assertThat(console.run("kick", "subscribe", "77", "--only").exitCode()).isZero();
    assertThat(kick.subscriptions()).extracting(Subscription::id).doesNotContain("s1");
    assertThat(kick.subscriptions()).hasSize(ALL);
  }

  @Test
  void statusChangesNothing() {
    console.with("KICK_BROADCASTERS", "77");
    Result status = console.run("kick", "status", "--json");
    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.json())
        .hasSize(ALL)
        .allSatisfy(
            row ->
                assertThat(row).containsEntry("state", "missing").containsEntry("channel", "77"));
    assertThat(status.err()).contains("brat kick subscribe");
    assertThat(kick.subscriptions()).isEmpty();

    console.run("kick", "subscribe");
    assertThat(console.run("kick", "status").exitCode()).isZero();
  }

  @Test
  void saysWhatIsMissing() {
    Result nobody = console.run("kick", "subscribe");
    assertThat(nobody.exitCode()).isEqualTo(2);
    assertThat(nobody.err()).contains("KICK_BROADCASTERS", "brat kick subscribe burgeroni");
    Result unknown = console.run("kick", "subscribe", "nobody");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).contains("nobody", "kick.com/");
    console.with("KICK_APP_TOKEN", "");
    Result token = console.run("kick", "status", "77");
    assertThat(token.exitCode()).isEqualTo(4);
    assertThat(token.err()).contains("KICK_APP_TOKEN", "secrets.json");
  }

  @Test
  void kickBeingDownIsNoFaultOfOurs() {
    kick.next(Fail.with(503));
    Result down = console.run("kick", "status", "77");
    assertThat(down.exitCode()).isEqualTo(1);
    assertThat(down.err()).startsWith("error: ").doesNotContain("fault of brat");
  }
}
