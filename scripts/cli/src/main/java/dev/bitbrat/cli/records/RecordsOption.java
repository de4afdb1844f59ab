package dev.bitbrat.cli.records;

import dev.bitbrat.cli.api.Connections;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.HomeOption;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.host.LocalOptions;
import dev.bitbrat.local.Holder;
import dev.bitbrat.local.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose records: an address, the process that holds the home, or the home itself. */
final class RecordsOption {
  @Mixin private final HomeOption home = new HomeOption();

  @Option(names = "--url", paramLabel = "URL", description = "Ask the platform whose API is there.")
  private @Nullable String url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "File that holds the API's token. Default for this machine: the home's.")
  private @Nullable Path tokenFile;

  Records open(Shell shell, String command) {
    Path place = home.in(shell);
    if (url != null) return new RemoteRecords(Connections.to(url, tokenFile, place, shell));
    Optional<Holder> holder = Home.holder(place);
    if (holder.isPresent()) return new RemoteRecords(Connections.to(holder.get(), place));
    if (!Files.exists(place.resolve("bitbrat.db"))) {
      throw new CliException(
          ExitCode.NOT_FOUND,
          "nothing is kept in " + place,
          "Talk with a bot first (brat chat), or say where it is kept: --home DIR");
    }
    LocalOptions options =
        LocalOptions.of(place, command, shell.clock()).withEnvironment(shell.environment());
    return HomeRecords.open(options);
  }
}
