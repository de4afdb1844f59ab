package dev.bitbrat.discordgateway;

import dev.bitbrat.discordgateway.DiscordEar.Signal;
import dev.bitbrat.discordgateway.DiscordLogin.Pass;
import dev.bitbrat.gateway.Conversing;
import dev.bitbrat.gateway.SourceAlarms.Whose;
import dev.bitbrat.gateway.SourceProvider.Setting;
import dev.bitbrat.pipeline.ExplainedException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
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

/**
 * Hears Discord's gateway. JDA holds the connection, and resumes it when it breaks: Discord then
 * tells what happened meanwhile. This logs in anew when a session cannot go on, and says what a
 * human has to do where Discord refuses.
 */
final class DiscordSource extends Conversing {
  /** Far fewer attempts a day than the thousand logins that Discord allows. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private static final Duration HANG_UP = Duration.ofMillis(1_250);

  private static final Set<GatewayIntent> INTENTS =
      EnumSet.of(
          GatewayIntent.GUILD_MESSAGES,
          GatewayIntent.MESSAGE_CONTENT,
          GatewayIntent.GUILD_MESSAGE_REACTIONS,
          GatewayIntent.GUILD_MEMBERS);

  private final DiscordLogin login;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

  DiscordSource(Setting setting) {
    super("discord-gateway", "Discord", LONGEST_WAIT, setting, whose(setting));
    this.login = new DiscordLogin(setting);
  }

  private static Whose whose(Setting setting) {
    return new Whose(
        setting.bot(DiscordLogin.BOT), "discord", "socket", "see docs/discord-gateway-events.md");
  }

  /** Until the session cannot go on. */
  @Override
  protected void converse(Sink sink) throws InterruptedException {
    signals.clear();
    JDA jda = open(login.ask(), sink);
    try {
      follow();
    } finally {
      uninterrupted(() -> hangUp(jda));
    }
  }

  private JDA open(Pass pass, Sink sink) {
    try {
      return JDABuilder.createLight(pass.token(), INTENTS)
          // Who got or lost a role, Discord says only to those who know what somebody had.
          .setMemberCachePolicy(MemberCachePolicy.ALL)
          .setChunkingFilter(ChunkingFilter.ALL)
          .setCompression(Compression.NONE)
          .setRestConfig(new RestConfig().setBaseUrl(login.api()))
          .setSessionController(new Sessions(pass.gateway()))
          .setMaxReconnectDelay(60)
          .setEnableShutdownHook(false)
          .addEventListeners(new DiscordEar(setting().clock(), sink::accept, signals::add))
          .build();
    } catch (InvalidTokenException e) {
      login.forget();
      throw new ExplainedException(login.refused());
    }
  }

  private void follow() throws InterruptedException {
    while (!isClosing()) {
      switch (signals.take()) {
        case Signal.Listening() -> listening("listening");
        case Signal.Lost() -> lost();
        case Signal.Ended(int code) -> {
          if (code == DiscordRefusals.AUTHENTICATION_FAILED) login.forget();
          Optional<String> refusal = DiscordRefusals.explain(code, login.refused());
          refusal.ifPresentOrElse(
              this::refused,
              () -> say("Discord ended the session with " + code + "; trying again"));
          return;
        }
      }
    }
  }

  private static void hangUp(JDA jda) {
    jda.shutdown();
    try {
      if (!jda.awaitShutdown(HANG_UP)) jda.shutdownNow();
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
}
