package dev.bitbrat.cli.shell;

import dev.bitbrat.host.LocalOptions;
import dev.bitbrat.host.LocalPlatform;

/** Starts platforms. */
public final class Platforms {
  private Platforms() {}

  /**
   * @throws CliException if a variable of the environment makes no sense
   * @throws dev.bitbrat.local.HomeException if the home cannot be used
   * @throws dev.bitbrat.web.ServerStartException if the port is taken
   */
  public static LocalPlatform start(LocalOptions options) {
    try {
      return LocalPlatform.start(options);
    } catch (IllegalArgumentException e) {
      throw new CliException(
          ExitCode.USAGE,
          "the environment is not as it should be: " + e.getMessage(),
          "Correct or unset that variable.");
    }
  }
}
