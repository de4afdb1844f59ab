package dev.bitbrat.cli.doctor;

import dev.bitbrat.cli.bot.BotOption;
import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.HomeOption;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brat doctor}. */
@Command(
    name = "doctor",
    header = "Look for what is missing on this machine.",
    description =
        "ok, warn (some of it does not work) or fail, with what to do. Changes nothing, asks no"
            + " network. Ends with 3 if something that is needed is missing.",
    footerHeading = "%nExamples:%n",
    footer = {"  brat doctor", "  brat doctor --bot my-bot.yaml --json"})
public final class DoctorCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final HomeOption home = new HomeOption();
  @Mixin private final BotOption bot = new BotOption();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port that brat local up will want. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(names = "--json", description = "{status, checks: [{check, status, found, advice}]}.")
  private boolean json;

  public DoctorCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    List<Finding> findings = look();
    Finding.Level worst =
        findings.stream().map(Finding::level).max(Finding.Level::compareTo).orElseThrow();
    if (json) {
      shell.json(
          Map.of("status", worst.word(), "checks", findings.stream().map(Finding::json).toList()));
    } else {
      findings.forEach(this::show);
    }
    return (worst == Finding.Level.FAIL ? ExitCode.MISSING : ExitCode.OK).number();
  }

  private List<Finding> look() {
    Programs programs = new Programs(shell);
    Surroundings surroundings = new Surroundings(shell);
    Path place = home.in(shell);
    return List.of(
        programs.jdk(),
        programs.maven(),
        surroundings.home(place),
        surroundings.disk(place),
        surroundings.bot(bot),
        surroundings.port(port),
        surroundings.model(),
        programs.emulators(),
        programs.terraform());
  }

  private void show(Finding finding) {
    shell.data(
        Texts.oneLine(
            "%-5s %-15s %s".formatted(finding.level().word(), finding.check(), finding.found())));
    if (!finding.advice().isEmpty()) shell.data(" ".repeat(22) + Texts.oneLine(finding.advice()));
  }
}
