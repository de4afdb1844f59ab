package dev.bitbrat.cloud;

import dev.bitbrat.pipeline.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An environment variable of the secret's name, else Secret Manager. Its client is built for the
 * first secret that is not in the environment.
 */
final class CloudSecrets implements Secrets {
  private final Map<String, String> environment;
  private final Supplier<Optional<Secrets>> connect;
  private Optional<Secrets> manager = Optional.empty();
  private boolean connected;

  /**
   * @param connect to Secret Manager, asked once; empty on emulators, where there is none
   */
  CloudSecrets(Map<String, String> environment, Supplier<Optional<Secrets>> connect) {
    this.environment = Map.copyOf(environment);
    this.connect = connect;
  }

  @Override
  public Optional<String> get(String name) {
    Optional<String> ours = ofEnvironment(name);
    return ours.isPresent() ? ours : manager().flatMap(secrets -> secrets.get(name));
  }

  @Override
  public void forget(String name) {
    if (ofEnvironment(name).isEmpty()) manager().ifPresent(secrets -> secrets.forget(name));
  }

  private Optional<String> ofEnvironment(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  private synchronized Optional<Secrets> manager() {
    if (!connected) {
      manager = connect.get();
      connected = true;
    }
    return manager;
  }
}
