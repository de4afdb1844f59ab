package dev.bitbrat.cli.bot;

import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which bot. */
public final class BotOption {
  @Option(
      names = "--bot",
      paramLabel = "FILE|DIR",
      description = "The bot: a YAML file or a folder. Default: the one that comes along.")
  private @Nullable Path bot;

  /**
   * @throws CliException if there is none
   */
  public Path in(Shell shell) {
    if (bot != null) {
      if (Files.exists(bot)) return bot;
      throw new CliException(
          ExitCode.USAGE,
          "--bot: there is no " + bot,
          "Expected a YAML file or a folder with one.");
    }
    Path root = shell.root();
    Path own = root == null ? null : root.resolve("scripts/bots/default");
    if (own != null && Files.isDirectory(own)) return own;
    throw new CliException(
        ExitCode.USAGE,
        "no bot: the one that comes along is not where brat was started from",
        "Start brat from its folder, or name a bot: --bot FILE");
  }

  /**
   * @throws CliException if somebody named a bot although another place decides that
   */
  public void refuse(String because) {
    if (bot == null) return;
    throw new CliException(
        ExitCode.USAGE,
        "--bot does not go together with " + because,
        "The bot is decided there. For one of your own choose another place with --home DIR.");
  }
}
