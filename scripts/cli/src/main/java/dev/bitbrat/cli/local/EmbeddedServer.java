package dev.bitbrat.cli.local;

import dev.bitbrat.cli.bot.BotFiles;
import dev.bitbrat.cli.shell.Platforms;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.config.ConfigProblem;
import dev.bitbrat.config.Loaded;
import dev.bitbrat.host.EmulatedPlatform;
import dev.bitbrat.host.LocalOptions;
import dev.bitbrat.host.LocalPlatform;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The platform in this process, which takes over what changes in the bot's files. */
final class EmbeddedServer implements EmulatedPlatform.Running {
  private static final long LOOK_EVERY_MILLIS = 1_000;

  private final LocalPlatform platform;
  private final BotFiles files;
  private final Shell shell;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  private EmbeddedServer(LocalPlatform platform, BotFiles files, Shell shell) {
    this.platform = platform;
    this.files = files;
    this.shell = shell;
  }

  /**
   * @throws dev.bitbrat.cli.shell.CliException if the bot's files cannot be used
   * @throws dev.bitbrat.local.HomeException if the home cannot be used
   * @throws dev.bitbrat.web.ServerStartException if the port is taken
   */
  static EmbeddedServer start(Shell shell, Path home, BotFiles files, int port) {
    Loaded.Ok loaded = files.usable();
    LocalOptions options =
        LocalOptions.of(home, "brat local up", shell.clock())
            .withEnvironment(shell.environment())
            .withPort(port)
            .withTicks();
    EmbeddedServer server = new EmbeddedServer(Platforms.start(options), files, shell);
    server.platform.logins().onAlarm(shell::say);
    server.platform.push(loaded.bundle());
    loaded.warnings().forEach(warning -> shell.say(warning.toString()));
    var _ =
        server.looking.scheduleWithFixedDelay(
            server::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return server;
  }

  @Override
  public Map<String, URI> addresses() {
    URI base = platform.uri();
    return Map.of(
        "api",
        base,
        "health",
        base.resolve("/healthz"),
        "metrics",
        base.resolve("/metrics"),
        "twitch-webhook",
        base.resolve("/webhooks/twitch"));
  }

  private void look() {
    try {
      files.changed().ifPresent(this::take);
    } catch (RuntimeException e) {
      shell.say("The bot's files could not be taken over: " + e.getMessage());
    }
  }

  private void take(Loaded loaded) {
    List<ConfigProblem> problems =
        switch (loaded) {
          case Loaded.Ok ok -> {
            platform.push(ok.bundle());
            shell.say("The bot was changed and is in force.");
            yield ok.warnings();
          }
          case Loaded.Invalid invalid -> {
            shell.say("The bot's files cannot be used as they are; it goes on as it was.");
            yield invalid.problems();
          }
        };
    problems.forEach(problem -> shell.say(problem.toString()));
  }

  @Override
  public void close() {
    looking.shutdownNow();
    platform.close();
  }
}
