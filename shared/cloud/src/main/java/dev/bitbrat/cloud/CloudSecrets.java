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
    String value = environment.get(name);
    if (value != null && !value.isBlank()) return Optional.of(value.strip());
    return manager().flatMap(secrets -> secrets.get(name));
  }

  @Override
  public void forget(String name) {
    if (!environment.containsKey(name)) manager().ifPresent(secrets -> secrets.forget(name));
  }

  private synchronized Optional<Secrets> manager() {
    if (!connected) {
      manager = connect.get();
      connected = true;
    }
    return manager;
  }
}
