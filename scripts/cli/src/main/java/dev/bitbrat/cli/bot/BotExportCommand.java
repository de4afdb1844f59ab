package dev.bitbrat.cli.bot;

import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Texts;
import dev.bitbrat.config.BotExport;
import dev.bitbrat.config.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brat bot export}. */
@Command(
    name = "export",
    header = "Write a bot as one file, everything with its uuid.",
    description = {
      "Writes the long form, which mewbot knows too. Read again it is the same bot: behaviours keep"
          + " their counters and cooldowns. A bot of mewbot is brought over with this."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat bot export --bot my-bot --out my-bot.yaml",
      "  brat bot export --bot mewbot.yaml > my-bot.yaml"
    })
public final class BotExportCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final BotOption bot = new BotOption();

  @Option(names = "--out", paramLabel = "FILE", description = "Where to. Default: stdout.")
  private @Nullable Path out;

  public BotExportCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Loaded.Ok ok = new BotFiles(bot.in(shell)).usable();
    ok.warnings().forEach(warning -> shell.say(warning.toString()));
    String yaml = BotExport.yaml(ok.bundle().tree());
    if (out == null) {
      yaml.lines().forEach(shell::data);
    } else {
      write(out, yaml);
    }
    return ExitCode.OK.number();
  }

  private static void write(Path file, String yaml) {
    try {
      Files.writeString(file, yaml);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.FAILED,
          "cannot write " + file + ": " + Texts.why(e),
          "Name another: --out FILE");
    }
  }
}
