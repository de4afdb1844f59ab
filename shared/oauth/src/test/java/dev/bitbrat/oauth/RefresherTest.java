package dev.bitbrat.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.SecretVault;
import dev.bitbrat.platform.tokens.BotTokens;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.standins.IdStandIn;
import dev.bitbrat.standins.Misbehaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefresherTest {
  static final String REFRESH = "POST /oauth2/token refresh_token";
  static final String VALIDATE = "GET /oauth2/validate";

  World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void refreshesATokenBeforeItEndsAndNotLongBefore() {
    registered();
    Token first = world.token("twitch", Account.BOT);
    world.clock.advance(Duration.ofMinutes(170));
    world.tick();
    assertThat(world.token("twitch", Account.BOT)).isEqualTo(first);

    world.clock.advance(Duration.ofMinutes(10));
    assertThat(world.tick().refreshed()).isEqualTo(1);
    Token second = world.token("twitch", Account.BOT);
    assertThat(second.access()).isNotEqualTo(first.access());
    assertThat(second.expiresAt()).isEqualTo(world.in(Duration.ofHours(4)));
    assertThat(second.login()).isEqualTo("burgeroni");
    assertThat(second.scopes()).isEqualTo(first.scopes());
    assertThat(world.id.isValid(second.access())).isTrue();
  }

  @Test
  void getsAnAppTokenWhereSomebodyHasLoggedIn() {
    registered();
    assertThat(world.hasToken("twitch", Account.APP)).isTrue();
    assertThat(world.hasToken("kick", Account.APP)).isFalse();
    Token app = world.token("twitch", Account.APP);
    assertThat(app.refresh()).isNull();

    world.clock.advance(Duration.ofDays(45));
    world.tick();
    assertThat(world.token("twitch", Account.APP).access()).isNotEqualTo(app.access());
  }

  @Test
  void keepsATokenAliveForADayAndStoresARefreshTokenThatRotates() {
    world.id.rotates();
    registered();
    String refresh = world.token("twitch", Account.BOT).refresh();
    for (int i = 0; i < 24 * 6; i++) {
      world.clock.advance(Duration.ofMinutes(10));
      world.tick();
      assertThat(world.id.isValid(world.token("twitch", Account.BOT).access())).isTrue();
    }
    assertThat(world.id.count(REFRESH)).isBetween(7, 9);
    assertThat(world.token("twitch", Account.BOT).refresh()).isNotEqualTo(refresh);
    assertThat(world.alarms()).isEmpty();
  }

  @Test
  void validatesWithinEveryHourAsTwitchDemands() {
    registered();
    for (int hour = 0; hour < 3; hour++) {
      int before = world.id.count(VALIDATE);
      for (int i = 0; i < 5; i++) {
        world.clock.advance(Duration.ofMinutes(10));
        world.tick();
      }
      assertThat(world.id.count(VALIDATE) - before).isEqualTo(1);
    }
  }

  @Test
  void readsNothingButItsRegisterWhileNothingIsDue() {
    registered();
    world.secrets.down();
    world.clock.advance(Duration.ofMinutes(10));
    int writes = world.store.writes();
    assertThat(world.tick()).isEqualTo(Refresher.Report.NOTHING);
    assertThat(world.store.writes()).isEqualTo(writes);
  }

  @Test
  void saysOnceThatAHumanMustLogInAgainAndNoMoreAfterThat() {
    registered();
    world.id.disconnect();
    List<String> lines =
        logged(
            () -> {
              for (int i = 0; i < 12; i++) {
                world.clock.advance(Duration.ofMinutes(20));
                world.tick();
              }
            });
    assertThat(world.token("twitch", Account.BOT).needsLogin()).contains("Invalid refresh token");
    assertThat(world.alarms())
        .singleElement()
        .satisfies(
            alarm ->
                assertThat(alarm)
                    .containsEntry("platform", "twitch")
                    .containsEntry("account", "bot")
                    .containsEntry("command", "brat login twitch --bot burgeroni --account bot"));
    assertThat(lines)
        .filteredOn(line -> line.contains("brat login twitch --bot burgeroni --account bot"))
        .hasSize(1);
    assertThat(world.id.count(REFRESH)).isEqualTo(1);
  }

  @Test
  void raisesTheAlarmLaterIfTheRunThatFoundItOutDied() {
    registered();
    world.id.disconnect();
    world.clock.advance(Duration.ofHours(2));
    SecretVault dies =
        new Wrapped(world.secrets) {
          @Override
          public void put(String name, String value) {
            super.put(name, value);
            world.store.down();
          }
        };
    assertThat(world.oauth(dies).refresher().refreshAll().failed()).isEqualTo(1);
    world.store.up();
    assertThat(world.alarms()).isEmpty();
    world.clock.advance(Duration.ofMinutes(10));
    world.tick();
    assertThat(world.alarms()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 408, 429, 500, 502, 503})
  void anOutageOfThePlatformChangesNothing(int status) {
    registered();
    Token before = world.token("twitch", Account.BOT);
    world.clock.advance(Duration.ofMinutes(200));
    world.id.next(Misbehaviour.Fail.with(status));
    assertThat(world.tick().failed()).isEqualTo(1);
    assertThat(world.token("twitch", Account.BOT)).isEqualTo(before);
    assertThat(world.alarms()).isEmpty();

    world.clock.advance(Duration.ofMinutes(10));
    assertThat(world.tick().refreshed()).isEqualTo(1);
  }

  @Test
  void aPageOfAProxyIsNoRefusal() {
    registered();
    world.clock.advance(Duration.ofMinutes(200));
    world.id.next(new Misbehaviour.Fail(400, Map.of(), "<html>Bad Request</html>"));
    assertThat(world.tick().failed()).isEqualTo(1);
    assertThat(world.token("twitch", Account.BOT).needsLogin()).isNull();
  }

  @Test
  void aWrongSecretOfTheApplicationIsNotALoginThatIsOver() {
    registered();
    world.secrets.put("TWITCH_CLIENT_SECRET", "hush-wrong");
    world.clock.advance(Duration.ofMinutes(200));
    world.tick();
    assertThat(world.token("twitch", Account.BOT).needsLogin()).isNull();
    assertThat(world.alarms())
        .singleElement()
        .satisfies(alarm -> assertThat(alarm).containsEntry("account", "client"));
    assertThat(world.alarms().toString()).doesNotContain("hush");

    world.secrets.with("TWITCH_CLIENT_SECRET", IdStandIn.CLIENT_SECRET);
    world.secrets.forget("TWITCH_CLIENT_SECRET");
    world.clock.advance(Duration.ofMinutes(10));
    assertThat(world.tick().refreshed()).isEqualTo(1);
    assertThat(world.alarms()).isEmpty();
  }

  @Test
  void aDeathBetweenTheAnswerAndTheWriteCostsNothingWhereRefreshTokensStay() {
    registered();
    world.clock.advance(Duration.ofMinutes(200));
    world.id.next(new Misbehaviour.DoAndHangUp());
    assertThat(world.tick().failed()).isEqualTo(1);
    world.clock.advance(Duration.ofMinutes(10));
    assertThat(world.tick().refreshed()).isEqualTo(1);
    assertThat(world.alarms()).isEmpty();
  }

  @Test
  void aDeathBetweenTheAnswerAndTheWriteNeedsALoginWhereRefreshTokensWorkOnce() {
    world.id.rotates();
    registered();
    world.clock.advance(Duration.ofMinutes(200));
    world.id.next(new Misbehaviour.DoAndHangUp());
    world.tick();
    world.clock.advance(Duration.ofMinutes(10));
    assertThat(world.tick().needLogin()).isEqualTo(1);
    assertThat(world.alarms()).hasSize(1);
  }

  @Test
  void triesAgainToKeepWhatThePlatformGave() {
    world.id.rotates();
    registered();
    world.clock.advance(Duration.ofMinutes(200));
    SecretVault failsOnce =
        new Wrapped(world.secrets) {
          private boolean failed;

          @Override
          public void put(String name, String value) {
            if (!failed) {
              failed = true;
              throw new OutageException("not now");
            }
            super.put(name, value);
          }
        };
    assertThat(world.oauth(failsOnce).refresher().refreshAll().refreshed()).isEqualTo(1);
    assertThat(world.id.isValid(world.token("twitch", Account.BOT).access())).isTrue();
  }

  @Test
  void ofManyAtOnceOneWorks() throws Exception {
    world.id.rotates();
    registered();
    world.clock.advance(Duration.ofMinutes(200));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Refresher.Report>> all =
          Collections.nCopies(8, () -> world.oauth().refresher().refresh(World.BOT, false));
      int refreshed = 0;
      for (Future<Refresher.Report> one : threads.invokeAll(all)) {
        refreshed += one.get().refreshed();
      }
      assertThat(refreshed).isEqualTo(1);
    }
    assertThat(world.id.count(REFRESH)).isEqualTo(1);
  }

  @Test
  void aLeaseOfAProcessThatDiedEnds() {
    registered();
    Register register = new Register(world.store, world.clock, new Chance());
    assertThat(register.hold(World.BOT)).isPresent();
    world.clock.advance(Register.LEASE.minusSeconds(1));
    assertThat(register.hold(World.BOT)).isEmpty();
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(register.hold(World.BOT)).isPresent();
  }

  @Test
  void whoHasLostTheLeaseReleasesNothing() {
    registered();
    Register register = new Register(world.store, world.clock, new Chance());
    Register.Lease lost = register.hold(World.BOT).orElseThrow();
    world.clock.advance(Register.LEASE);
    Register.Lease mine = register.hold(World.BOT).orElseThrow();
    register.release(lost, Instant.EPOCH, lost.validated());
    assertThat(register.hold(World.BOT)).isEmpty();
    register.release(mine, Instant.EPOCH, mine.validated());
    assertThat(register.hold(World.BOT)).isPresent();
  }

  @Test
  void aLoginDuringARefusalStays() {
    registered();
    world.id.disconnect();
    world.clock.advance(Duration.ofHours(2));
    SecretVault meanwhile =
        new Wrapped(world.secrets) {
          @Override
          public String update(String name, Function<Optional<String>, String> change) {
            if (name.startsWith("bitbrat-tokens-")) world.loggedIn("twitch", Account.BOT);
            return super.update(name, change);
          }
        };
    world.oauth(meanwhile).refresher().refreshAll();
    assertThat(world.token("twitch", Account.BOT).needsLogin()).isNull();
    assertThat(world.alarms()).isEmpty();
  }

  @Test
  void aLoginDuringARefreshStays() {
    registered();
    world.clock.advance(Duration.ofMinutes(200));
    AtomicReference<Token> login = new AtomicReference<>();
    SecretVault meanwhile =
        new Wrapped(world.secrets) {
          @Override
          public String update(String name, Function<Optional<String>, String> change) {
            if (name.startsWith("bitbrat-tokens-") && login.get() == null) {
              world.loggedIn("twitch", Account.BOT);
              login.set(world.token("twitch", Account.BOT));
            }
            return super.update(name, change);
          }
        };
    world.oauth(meanwhile).refresher().refreshAll();
    assertThat(world.id.count(REFRESH)).isEqualTo(1);
    assertThat(world.token("twitch", Account.BOT)).isEqualTo(login.get());
  }

  @Test
  void aSecretThatNobodyCanReadIsLeftAsItIs() {
    registered();
    world.tokens("{oops");
    world.clock.advance(Duration.ofHours(2));
    assertThat(world.tick().failed()).isEqualTo(1);
    assertThat(world.secrets.get(BotTokens.secretOf(World.BOT))).contains("{oops");
  }

  @Test
  void noTokenShowsInALog() {
    registered();
    Token before = world.token("twitch", Account.BOT);
    List<String> lines =
        logged(
            () -> {
              world.clock.advance(Duration.ofMinutes(200));
              world.id.next(
                  new Misbehaviour.Fail(
                      400,
                      Map.of("Content-Type", "application/json"),
                      "{\"message\": \"Invalid refresh token " + before.refresh() + "\"}"));
              world.tick();
            });
    assertThat(lines).isNotEmpty();
    assertThat(String.join("\n", lines))
        .doesNotContain(before.access())
        .doesNotContain(String.valueOf(before.refresh()));
    assertThat(world.alarms().toString()).doesNotContain(String.valueOf(before.refresh()));
  }

  private void registered() {
    world.loggedIn("twitch", Account.BOT);
    world.oauth().refresher().refresh(World.BOT, true);
  }

  static List<String> logged(Runnable what) {
    List<String> lines = new CopyOnWriteArrayList<>();
    Logger logger = Logger.getLogger("dev.bitbrat");
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord logged) {
            lines.add(new SimpleFormatter().formatMessage(logged));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    handler.setLevel(Level.ALL);
    logger.addHandler(handler);
    Level before = logger.getLevel();
    logger.setLevel(Level.ALL);
    try {
      what.run();
    } finally {
      logger.setLevel(before);
      logger.removeHandler(handler);
    }
    return List.copyOf(lines);
  }

  /** Secrets at which something happens. */
  private static class Wrapped implements SecretVault {
    private final SecretVault inner;

    Wrapped(SecretVault inner) {
      this.inner = inner;
    }

    @Override
    public Optional<String> get(String name) {
      return inner.get(name);
    }

    @Override
    public void forget(String name) {
      inner.forget(name);
    }

    @Override
    public void put(String name, String value) {
      inner.put(name, value);
    }
  }
}
