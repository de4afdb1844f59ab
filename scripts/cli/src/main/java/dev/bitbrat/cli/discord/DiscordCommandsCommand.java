package dev.bitbrat.cli.discord;

import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.cli.bot.BotFiles;
import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.PlatformSecrets;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Table;
import dev.bitbrat.discord.SlashCommands;
import dev.bitbrat.events.Tree;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brat discord commands}. */
@Command(
    name = "commands",
    header = "Make the slash commands of Discord those of a bot.",
    description =
        "Reads the bot's files: each command of a behaviour becomes a slash command with room for"
            + " text. Commands of the application that the bot does not have are gone then. Writes"
            + " only if something differs; Discord shows it at once. Needs DISCORD_BOT_TOKEN.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat discord commands my-bot.yaml",
      "  brat discord commands my-bot --dry-run --json | jq -r .name"
    })
public final class DiscordCommandsCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "FILE|DIR", description = "The bot: a YAML file or a folder.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path bot;

  @Option(
      names = "--dry-run",
      description = "Change nothing. Ends with 1 if Discord has others than these.")
  private boolean dryRun;

  @Option(names = "--json", description = "A line each on stdout: {name, description}.")
  private boolean json;

  @Mixin private final PlatformSecrets secrets = new PlatformSecrets();

  public DiscordCommandsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    BotConfig config = BotConfig.read(BotFiles.named(bot).usable().bundle().tree()).config();
    SlashCommands.Made made = Offered.of(config);
    made.problems().forEach(problem -> shell.say("warning: " + problem));
    SlashCommands slash =
        new SlashCommands(
            PlatformSecrets.settings(shell, "DISCORD_API_URL", "https://discord.com/api/v10"),
            secrets.in(shell),
            shell.clock());
    boolean same =
        secrets.ask(shell, () -> dryRun ? slash.has(secrets.bot(), made) : put(slash, made));
    show(made);
    shell.say(
        made.commands().size() + " slash commands: " + (same ? "Discord has them." : changed()));
    return (dryRun && !same ? ExitCode.FAILED : ExitCode.OK).number();
  }

  private String changed() {
    return dryRun ? "Discord has others." : "written.";
  }

  private boolean put(SlashCommands slash, SlashCommands.Made made) {
    return slash.sync(secrets.bot(), made) == SlashCommands.Synced.UNCHANGED;
  }

  private void show(SlashCommands.Made made) {
    if (json) {
      made.commands().forEach(command -> shell.json(row(command)));
      return;
    }
    Table table = new Table("COMMAND", "WHAT");
    made.commands()
        .forEach(
            command ->
                table.row(
                    "/" + Tree.string(command, "name"),
                    String.valueOf(Tree.string(command, "description"))));
    table.lines().forEach(shell::data);
  }

  private static Map<String, @Nullable Object> row(Map<String, ?> command) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("name", Tree.string(command, "name"));
    row.put("description", Tree.string(command, "description"));
    return row;
  }
}
