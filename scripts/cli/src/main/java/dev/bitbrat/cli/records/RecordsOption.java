package dev.bitbrat.cli.records;

import dev.bitbrat.cli.api.ApiClient;
import dev.bitbrat.cli.api.PlatformOption;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.host.LocalOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** Whose records: an address, the process that holds the home, or the home itself. */
final class RecordsOption {
  @Mixin private final PlatformOption platform = new PlatformOption();

  Records open(Shell shell, String command) {
    Optional<ApiClient> elsewhere = platform.elsewhere(shell);
    if (elsewhere.isPresent()) return new RemoteRecords(elsewhere.get());
    LocalOptions options = platform.here(shell, command);
    Path place = options.home();
    if (!Files.exists(place.resolve("bitbrat.db"))) {
      throw new CliException(
          ExitCode.NOT_FOUND,
          "nothing is kept in " + place,
          "Talk with a bot first (brat chat), or say where it is kept: --home DIR");
    }
    return HomeRecords.open(options);
  }
}
