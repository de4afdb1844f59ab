package dev.bitbrat.cli.shell;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the platform on this machine keeps everything. */
public final class HomeOption {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "Directory with all that is kept. Default: the variable BITBRAT_HOME, else ~/.bitbrat.")
  private @Nullable Path home;

  public Path in(Shell shell) {
    return home == null ? shell.defaultHome() : home;
  }
}
