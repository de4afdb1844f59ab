package dev.bitbrat.cloud;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.SecretVault;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An environment variable of the secret's name, else Secret Manager. Its client is built for the
 * first secret that is not in the environment.
 */
final class CloudSecrets implements SecretVault {
  private final Map<String, String> environment;
  private final Supplier<Optional<SecretVault>> connect;
  private Optional<SecretVault> manager = Optional.empty();
  private boolean connected;

  /**
   * @param connect to Secret Manager, asked once; empty on emulators, where there is none
   */
  CloudSecrets(Map<String, String> environment, Supplier<Optional<SecretVault>> connect) {
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

  @Override
  public void put(String name, String value) {
    if (ofEnvironment(name).isPresent()) {
      throw new OutageException(
          name + " is a variable of the environment, which would hide what is written: remove it");
    }
    manager()
        .orElseThrow(
            () -> new OutageException("there is no Secret Manager to write " + name + " to"))
        .put(name, value);
  }

  private Optional<String> ofEnvironment(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  private synchronized Optional<SecretVault> manager() {
    if (!connected) {
      manager = connect.get();
      connected = true;
    }
    return manager;
  }
}
