package dev.bitbrat.discordgateway;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import dev.bitbrat.discordgateway.DiscordEar.Signal;
import dev.bitbrat.discordgateway.DiscordLogin.Pass;
import dev.bitbrat.gateway.Relay;
import dev.bitbrat.gateway.Source;
import dev.bitbrat.gateway.SourceProvider.Setting;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ChunkingFilter;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Hears Discord's gateway. JDA holds the connection, and resumes it when it breaks: Discord then
 * tells what happened meanwhile. This logs in anew when a session cannot go on, and says what a
 * human has to do where Discord refuses.
 */
final class DiscordSource implements Source {
  private static final System.Logger log = System.getLogger(DiscordSource.class.getName());

  private static final Duration DRAIN = Duration.ofSeconds(2);
  private static final Duration HANG_UP = Duration.ofMillis(2_500);

  /** Far fewer attempts a day than the thousand logins that Discord allows. */
  private static final long LONGEST_WAIT = 300_000;

  private static final Set<GatewayIntent> INTENTS =
      EnumSet.of(
          GatewayIntent.GUILD_MESSAGES,
          GatewayIntent.MESSAGE_CONTENT,
          GatewayIntent.GUILD_MESSAGE_REACTIONS,
          GatewayIntent.GUILD_MEMBERS);

  private final Setting setting;
  private final DiscordLogin login;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private volatile State state = State.CONNECTING;
  private volatile boolean closing;
  private @Nullable Relay relay;
  private @Nullable Thread thread;
  private String lastSaid = "";
  private int failures;

  DiscordSource(Setting setting) {
    this.setting = setting;
    this.login = new DiscordLogin(setting);
  }

  @Override
  public String name() {
    return "discord-gateway";
  }

  @Override
  public void start(Sink sink) {
    Relay started = Relay.start(name(), sink);
    relay = started;
    thread = Thread.ofPlatform().daemon().name(name()).start(() -> run(started));
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public void close() {
    closing = true;
    try {
      if (thread != null) {
        thread.interrupt();
        thread.join(HANG_UP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (relay != null) relay.close(DRAIN);
    state = State.CLOSED;
  }

  private void run(Relay to) {
    while (!closing) {
      try {
        signals.clear();
        converse(login.ask(), to);
      } catch (OutageException | ExplainedException e) {
        say(e.getMessage() + "; trying again");
      } catch (InvalidTokenException e) {
        login.forget();
        say(login.refused() + "; trying again");
      } catch (InterruptedException e) {
        break;
      } catch (RuntimeException e) {
        if (closing) break;
        log.log(ERROR, "listening to Discord met something unexpected", e);
        say("something unexpected happened, the log says what; trying again");
      }
      state = State.CONNECTING;
      try {
        if (!closing) Thread.sleep(pause(++failures));
      } catch (InterruptedException e) {
        break;
      }
    }
  }

  private long pause(int after) {
    long longest = Math.min(LONGEST_WAIT, 500L << Math.min(after, 12));
    return longest / 2 + setting.chance().nextLong(longest / 2 + 1);
  }

  /** Until the session cannot go on. */
  private void converse(Pass pass, Relay to) throws InterruptedException {
    JDA jda =
        JDABuilder.createLight(pass.token(), INTENTS)
            // Who got or lost a role, Discord says only to those who know what somebody had.
            .setMemberCachePolicy(MemberCachePolicy.ALL)
            .setChunkingFilter(ChunkingFilter.ALL)
            .setCompression(Compression.NONE)
            .setRestConfig(new RestConfig().setBaseUrl(login.api()))
            .setSessionController(new Sessions(pass.gateway()))
            .setMaxReconnectDelay(60)
            .setEnableShutdownHook(false)
            .addEventListeners(new DiscordEar(setting.clock(), to::put, signals::add))
            .build();
    try {
      follow();
    } finally {
      boolean interrupted = Thread.interrupted();
      hangUp(jda);
      if (interrupted) Thread.currentThread().interrupt();
    }
  }

  private void follow() throws InterruptedException {
    while (!closing) {
      switch (signals.take()) {
        case Signal.Listening() -> {
          failures = 0;
          state = State.LISTENING;
          say("listening");
        }
        case Signal.Lost() -> {
          state = State.CONNECTING;
          say("the connection was lost; connecting again");
        }
        case Signal.Ended(int code) -> {
          if (code == DiscordRefusals.AUTHENTICATION_FAILED) login.forget();
          say(DiscordRefusals.explain(code, login.refused()) + "; trying again");
          return;
        }
      }
    }
  }

  private static void hangUp(JDA jda) {
    jda.shutdown();
    try {
      if (!jda.awaitShutdown(HANG_UP.dividedBy(2))) jda.shutdownNow();
    } catch (InterruptedException e) {
      jda.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** JDA alone knows of one gateway only, Discord's own. */
  private static final class Sessions extends SessionControllerAdapter {
    private final String gateway;

    Sessions(String gateway) {
      this.gateway = gateway;
    }

    @Override
    public String getGateway() {
      return gateway;
    }
  }

  /** Not the same again and again. */
  private void say(String sentence) {
    if (closing || sentence.equals(lastSaid)) return;
    lastSaid = sentence;
    log.log(INFO, "Discord: {0}", sentence);
    setting.said().accept("Discord: " + sentence);
  }
}
