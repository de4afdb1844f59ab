package dev.bitbrat.cli.shell;

import dev.bitbrat.local.ChainedSecrets;
import dev.bitbrat.local.EnvSecrets;
import dev.bitbrat.local.FileSecrets;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.RestSettings;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose tokens speak to a platform, and where they are. */
public final class PlatformSecrets {
  @Option(
      names = "--bot-name",
      paramLabel = "NAME",
      defaultValue = "bot",
      description =
          "The bot whose own tokens are used (secret bitbrat-tokens-NAME), if it has some."
              + " Default: ${DEFAULT-VALUE}.")
  private String bot = "";

  @Mixin private final HomeOption home = new HomeOption();

  public String bot() {
    return bot;
  }

  /** Of the environment, then of the home's secrets. */
  public Secrets in(Shell shell) {
    return new ChainedSecrets(
        List.of(
            new EnvSecrets(shell.environment()),
            new FileSecrets(home.in(shell).resolve("secrets.json"))));
  }

  /**
   * @param variable that names another address
   * @throws CliException if it holds none
   */
  public static RestSettings settings(Shell shell, String variable, String fallback) {
    try {
      return RestSettings.of(shell.environment(), variable, fallback);
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /**
   * @throws CliException if the platform does nothing before somebody sets something right
   */
  public <T> T ask(Shell shell, Supplier<T> question) {
    try {
      return question.get();
    } catch (ExplainedException e) {
      throw new CliException(
          ExitCode.NOT_PERMITTED,
          String.valueOf(e.getMessage()),
          "Secrets are read from the environment, then from " + home.in(shell) + "/secrets.json.");
    }
  }
}
