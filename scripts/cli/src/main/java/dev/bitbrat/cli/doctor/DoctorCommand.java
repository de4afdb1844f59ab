package dev.bitbrat.cli.doctor;

import dev.bitbrat.cli.api.ApiClient;
import dev.bitbrat.cli.api.PlatformOption;
import dev.bitbrat.cli.bot.BotOption;
import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brat doctor}. */
@Command(
    name = "doctor",
    header = "Look for what is missing on this machine, and how the platform goes.",
    description = {
      "ok, warn (some of it does not work) or fail, with what to do. Changes nothing. Ends with 3"
          + " if something that is needed is missing.",
      "A platform that runs over the home is asked for its alarms: logins that a person must renew,"
          + " platforms that do not take what is sent, subscriptions that were revoked. With --url"
          + " only the platform there is looked at."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat doctor",
      "  brat doctor --bot my-bot.yaml --json",
      "  brat doctor --url https://api.example.com --token-file token"
    })
public final class DoctorCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final PlatformOption platform = new PlatformOption();
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
    Optional<ApiClient> named = platform.atUrl(shell);
    if (named.isPresent()) return asked(named.get());
    List<Finding> findings = new ArrayList<>(ofMachine());
    findings.addAll(platform.elsewhere(shell).map(this::asked).orElseGet(this::kept));
    return findings;
  }

  private List<Finding> asked(ApiClient client) {
    try (client) {
      return new RunningPlatform(client, shell.clock()).findings();
    }
  }

  private List<Finding> kept() {
    return KeptLogins.findings(platform.home(shell));
  }

  private List<Finding> ofMachine() {
    Programs programs = new Programs(shell);
    Surroundings surroundings = new Surroundings(shell);
    Path place = platform.home(shell);
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
