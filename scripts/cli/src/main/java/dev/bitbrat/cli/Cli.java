package dev.bitbrat.cli;

import dev.bitbrat.cli.bot.BotCheckCommand;
import dev.bitbrat.cli.bot.BotCommand;
import dev.bitbrat.cli.bot.BotExportCommand;
import dev.bitbrat.cli.bot.BotPushCommand;
import dev.bitbrat.cli.chat.ChatCommand;
import dev.bitbrat.cli.discord.DiscordCommand;
import dev.bitbrat.cli.discord.DiscordCommandsCommand;
import dev.bitbrat.cli.doctor.DoctorCommand;
import dev.bitbrat.cli.kick.KickCommand;
import dev.bitbrat.cli.kick.KickStatusCommand;
import dev.bitbrat.cli.kick.KickSubscribeCommand;
import dev.bitbrat.cli.local.LocalCommand;
import dev.bitbrat.cli.local.LocalDownCommand;
import dev.bitbrat.cli.local.LocalStatusCommand;
import dev.bitbrat.cli.local.LocalUpCommand;
import dev.bitbrat.cli.login.LoginCommand;
import dev.bitbrat.cli.login.LoginKickCommand;
import dev.bitbrat.cli.login.LoginStatusCommand;
import dev.bitbrat.cli.login.LoginTwitchCommand;
import dev.bitbrat.cli.records.DlqCommand;
import dev.bitbrat.cli.records.DlqDropCommand;
import dev.bitbrat.cli.records.DlqListCommand;
import dev.bitbrat.cli.records.DlqReplayCommand;
import dev.bitbrat.cli.records.DlqShowCommand;
import dev.bitbrat.cli.records.TraceCommand;
import dev.bitbrat.cli.rules.RulesCommand;
import dev.bitbrat.cli.rules.RulesEvalCommand;
import dev.bitbrat.cli.rules.RulesRouteCommand;
import dev.bitbrat.cli.run.RunCommand;
import dev.bitbrat.cli.schema.SchemaCommand;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.test.TestCommand;
import dev.bitbrat.cli.twitch.TwitchCommand;
import dev.bitbrat.cli.twitch.TwitchStatusCommand;
import dev.bitbrat.cli.twitch.TwitchSubscribeCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command line as a whole. */
final class Cli {
  private final Shell shell;

  Cli(Shell shell) {
    this.shell = shell;
  }

  /**
   * @return the exit code, see {@link ExitCode}
   */
  int run(String... args) {
    CommandLine brat = commands();
    if (args.length == 0) {
      brat.usage(brat.getErr());
      return ExitCode.USAGE.number();
    }
    return brat.execute(args);
  }

  private CommandLine commands() {
    CommandLine bot =
        new CommandLine(new BotCommand())
            .addSubcommand(new BotCheckCommand(shell))
            .addSubcommand(new BotPushCommand(shell))
            .addSubcommand(new BotExportCommand(shell));
    CommandLine rules =
        new CommandLine(new RulesCommand())
            .addSubcommand(new RulesEvalCommand(shell))
            .addSubcommand(new RulesRouteCommand(shell));
    CommandLine dlq =
        new CommandLine(new DlqCommand())
            .addSubcommand(new DlqListCommand(shell))
            .addSubcommand(new DlqShowCommand(shell))
            .addSubcommand(new DlqReplayCommand(shell))
            .addSubcommand(new DlqDropCommand(shell));
    CommandLine local =
        new CommandLine(new LocalCommand())
            .addSubcommand(new LocalUpCommand(shell))
            .addSubcommand(new LocalStatusCommand(shell))
            .addSubcommand(new LocalDownCommand(shell));
    CommandLine twitch =
        new CommandLine(new TwitchCommand())
            .addSubcommand(new TwitchSubscribeCommand(shell))
            .addSubcommand(new TwitchStatusCommand(shell));
    CommandLine kick =
        new CommandLine(new KickCommand())
            .addSubcommand(new KickSubscribeCommand(shell))
            .addSubcommand(new KickStatusCommand(shell));
    CommandLine discord =
        new CommandLine(new DiscordCommand()).addSubcommand(new DiscordCommandsCommand(shell));
    CommandLine login =
        new CommandLine(new LoginCommand())
            .addSubcommand(new LoginTwitchCommand(shell))
            .addSubcommand(new LoginKickCommand(shell))
            .addSubcommand(new LoginStatusCommand(shell));
    CommandLine brat =
        new CommandLine(new RootCommand())
            .addSubcommand(new ChatCommand(shell))
            .addSubcommand(new RunCommand(shell))
            .addSubcommand(new TestCommand(shell))
            .addSubcommand(bot)
            .addSubcommand(new SchemaCommand(shell))
            .addSubcommand(rules)
            .addSubcommand(new TraceCommand(shell))
            .addSubcommand(dlq)
            .addSubcommand(local)
            .addSubcommand(twitch)
            .addSubcommand(kick)
            .addSubcommand(discord)
            .addSubcommand(login)
            .addSubcommand(new DoctorCommand(shell))
            .addSubcommand(new VersionCommand(shell))
            .addSubcommand(new HelpCommand(shell));
    Failures failures = new Failures(shell);
    return brat.setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(shell.color() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(100)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }
}
