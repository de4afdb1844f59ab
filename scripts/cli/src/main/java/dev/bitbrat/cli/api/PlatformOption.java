package dev.bitbrat.cli.api;

import dev.bitbrat.cli.shell.HomeOption;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.host.LocalOptions;
import dev.bitbrat.local.Home;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which platform: one at an address, the process that holds the home, or the home itself. */
public final class PlatformOption {
  @Mixin private final HomeOption home = new HomeOption();

  @Option(names = "--url", paramLabel = "URL", description = "The platform whose API is there.")
  private @Nullable String url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "File that holds the API's token. Default for this machine: the home's.")
  private @Nullable Path tokenFile;

  /** The one that runs elsewhere; empty if it is the home that nobody holds. */
  public Optional<ApiClient> elsewhere(Shell shell) {
    Path place = home.in(shell);
    if (url != null) return Optional.of(Connections.to(url, tokenFile, place, shell));
    return Home.holder(place).map(holder -> Connections.to(holder, place));
  }

  /** The one at {@code --url}, if somebody named it. */
  public Optional<ApiClient> atUrl(Shell shell) {
    return url == null
        ? Optional.empty()
        : Optional.of(Connections.to(url, tokenFile, home.in(shell), shell));
  }

  /** The home on this machine. */
  public Path home(Shell shell) {
    return home.in(shell);
  }

  /**
   * To start one over the home.
   *
   * @param command shown to whoever finds the home taken
   */
  public LocalOptions here(Shell shell, String command) {
    return LocalOptions.of(home.in(shell), command, shell.clock())
        .withEnvironment(shell.environment());
  }
}
