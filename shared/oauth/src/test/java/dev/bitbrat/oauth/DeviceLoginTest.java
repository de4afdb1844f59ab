package dev.bitbrat.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.platform.pace.Pace.Sleep;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.standins.IdStandIn;
import dev.bitbrat.standins.Misbehaviour;
import dev.bitbrat.testkit.FakeSecrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeviceLoginTest {
  World world = new World();
  List<Duration> pauses = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void waitsForThePerson() throws Exception {
    DeviceLogin login = login(3, world.id::approveDevices);
    DeviceLogin.Prompt prompt = prompt(login);
    assertThat(prompt.verificationUri()).contains(prompt.userCode());
    assertThat(prompt.toString()).doesNotContain(prompt.deviceCode());

    Token token = ((DeviceLogin.Result.In) login.await(prompt)).token();
    assertThat(token.login()).isEqualTo("burgeroni");
    assertThat(token.userId()).isEqualTo("4711002");
    assertThat(token.scopes()).contains("user:write:chat", "user:bot");
    assertThat(token.refresh()).isNotNull();
    assertThat(pauses).hasSize(3).containsOnly(Duration.ofSeconds(5));
  }

  @Test
  void worksWithoutASecretOfTheApplication() throws Exception {
    world.id.publicClient();
    DeviceLogin login =
        new DeviceLogin(
            world.provider("twitch"),
            Account.BROADCASTER,
            new FakeSecrets().with("TWITCH_CLIENT_ID", IdStandIn.CLIENT_ID),
            world.clock,
            pause -> world.id.approveDevices());
    assertThat(login.await(prompt(login))).isInstanceOf(DeviceLogin.Result.In.class);
  }

  @Test
  void asksLessOftenWhenToldToOrWhenThereIsNoAnswer() throws Exception {
    DeviceLogin login = login(5, world.id::approveDevices);
    DeviceLogin.Prompt prompt = prompt(login);
    world.id.next(
        new Misbehaviour.Fail(
            400,
            Map.of("Content-Type", "application/json"),
            "{\"status\": 400, \"message\": \"slow_down\"}"),
        new Misbehaviour.HangUp());
    assertThat(login.await(prompt)).isInstanceOf(DeviceLogin.Result.In.class);
    assertThat(pauses.stream().map(Duration::toSeconds).toList())
        .containsExactly(5L, 10L, 15L, 15L, 15L);
  }

  @Test
  void saysThatThePersonSaidNo() throws Exception {
    DeviceLogin login = login(2, world.id::denyDevices);
    assertThat(login.await(prompt(login))).isEqualTo(new DeviceLogin.Result.Denied());
  }

  @Test
  void endsWhenNobodyComes() throws Exception {
    DeviceLogin login = login(Integer.MAX_VALUE, () -> {});
    assertThat(login.await(prompt(login))).isEqualTo(new DeviceLogin.Result.Expired());
    assertThat(pauses).hasSize(360);
  }

  @Test
  void saysWhatIsMissingOrUnknown() {
    DeviceLogin without =
        new DeviceLogin(
            world.provider("twitch"), Account.BOT, new FakeSecrets(), world.clock, pauses::add);
    assertThat(((DeviceLogin.Result.Failed) without.start()).reason()).contains("TWITCH_CLIENT_ID");
    DeviceLogin kick =
        new DeviceLogin(
            world.provider("kick"), Account.BOT, world.secrets, world.clock, pauses::add);
    assertThat(((DeviceLogin.Result.Failed) kick.start()).reason()).contains("use a link");
    world.id.next(Misbehaviour.Fail.with(500));
    assertThat(((DeviceLogin.Result.Failed) login(1, () -> {}).start()).reason()).contains("500");
  }

  private DeviceLogin login(int nth, Runnable then) {
    Sleep sleep =
        pause -> {
          pauses.add(pause);
          world.clock.advance(pause);
          if (pauses.size() == nth) then.run();
        };
    return new DeviceLogin(
        world.provider("twitch"), Account.BOT, world.secrets, world.clock, sleep);
  }

  private static DeviceLogin.Prompt prompt(DeviceLogin login) {
    return ((DeviceLogin.Result.Begun) login.start()).prompt();
  }
}
