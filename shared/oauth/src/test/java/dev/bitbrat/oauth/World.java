package dev.bitbrat.oauth;

import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.SecretVault;
import dev.bitbrat.platform.pace.Pace.Sleep;
import dev.bitbrat.platform.tokens.BotTokens;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.standins.IdStandIn;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.testkit.FakeStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A deployment with the bot {@code burgeroni}, and the platforms' authorization servers. */
final class World implements AutoCloseable {
  static final String BOT = "burgeroni";

  final FakeClock clock = new FakeClock();
  final IdStandIn id = IdStandIn.start().clock(clock);
  final FakeStore store = new FakeStore();
  final FakeSecrets secrets =
      new FakeSecrets()
          .with("TWITCH_CLIENT_ID", IdStandIn.CLIENT_ID)
          .with("TWITCH_CLIENT_SECRET", IdStandIn.CLIENT_SECRET)
          .with("KICK_CLIENT_ID", IdStandIn.CLIENT_ID)
          .with("KICK_CLIENT_SECRET", IdStandIn.CLIENT_SECRET);
  final Map<String, Provider> providers = providers(id);
  final Sleep sleep = clock::advance;

  static Map<String, Provider> providers(IdStandIn id) {
    String uri = id.uri().toString();
    return Provider.all(Map.of("TWITCH_ID_URL", uri, "KICK_ID_URL", uri, "KICK_API_URL", uri));
  }

  OAuth oauth() {
    return oauth(secrets);
  }

  OAuth oauth(SecretVault vault) {
    return new OAuth(providers, secrets, vault, store, clock, sleep);
  }

  Refresher.Report tick() {
    return oauth().refresher().refreshAll();
  }

  Provider provider(String name) {
    return Optional.ofNullable(providers.get(name)).orElseThrow();
  }

  TokenKeeper keeper() {
    return new TokenKeeper(secrets, sleep);
  }

  Token token(String platform, Account account) {
    return keeper().read(BOT).get(platform, account).orElseThrow();
  }

  boolean hasToken(String platform, Account account) {
    return keeper().read(BOT).get(platform, account).isPresent();
  }

  /** Somebody has logged in: by a device, as that needs no browser. */
  void loggedIn(String platform, Account account) {
    if (!platform.equals("twitch")) throw new IllegalArgumentException(platform);
    DeviceLogin login =
        new DeviceLogin(provider(platform), account, secrets, clock, pause -> id.approveDevices());
    try {
      DeviceLogin.Result.Begun begun = (DeviceLogin.Result.Begun) login.start();
      Token token = ((DeviceLogin.Result.In) login.await(begun.prompt())).token();
      keeper().update(BOT, tokens -> tokens.with(platform, account, token));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Something in the bot's secret that was put there by hand. */
  void tokens(String json) {
    secrets.put(BotTokens.secretOf(BOT), json);
  }

  List<Map<String, @Nullable Object>> alarms() {
    return new Alarms(store, clock).of(BOT);
  }

  Instant in(Duration duration) {
    return clock.instant().plus(duration);
  }

  @Override
  public void close() {
    id.close();
  }
}
