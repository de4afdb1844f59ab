package dev.bitbrat.cli;

import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code brat version}. */
@Command(
    name = "version",
    header = "Say which version this is.",
    footerHeading = "%nExamples:%n",
    footer = {"  brat version", "  brat version --json"})
final class VersionCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--json", description = "{version, java} on stdout.")
  private boolean json;

  VersionCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    String packaged = VersionCommand.class.getPackage().getImplementationVersion();
    String version = Objects.requireNonNullElse(packaged, "not packaged");
    String java = Runtime.version().toString();
    if (json) shell.json(Map.of("version", version, "java", java));
    else shell.data("brat " + version + " (Java " + java + ")");
    return ExitCode.OK.number();
  }
}
