package dev.bitbrat.cli.test;

import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.player.StoreProvider;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** What stories can be played on. */
final class Stores {
  private static final String SQLITE = "sqlite";
  private static final String FIRESTORE = "firestore";

  private Stores() {}

  /**
   * Nothing means SQLite, which every home has.
   *
   * @throws CliException if there is no such store
   */
  static Optional<StoreProvider> named(String name) {
    if (name.equals(SQLITE)) return Optional.empty();
    for (StoreProvider provider : ServiceLoader.load(StoreProvider.class)) {
      if (provider.name().equals(name)) return Optional.of(provider);
    }
    if (name.equals(FIRESTORE)) {
      throw new CliException(
          ExitCode.MISSING,
          "--store firestore: this build of brat does not have it",
          "It is a part of the build with the emulators, which scripts/brat makes from a clone.",
          "Without it: --store sqlite");
    }
    throw new CliException(ExitCode.USAGE, "--store: expected sqlite or firestore, not " + name);
  }

  /**
   * @throws CliException if it cannot be had here
   */
  static StoreProvider.Opened open(StoreProvider provider, Map<String, String> environment)
      throws InterruptedException {
    try {
      return provider.open(environment);
    } catch (IllegalStateException e) {
      throw new CliException(ExitCode.MISSING, String.valueOf(e.getMessage()));
    }
  }
}
