package dev.bitbrat.cloud;

import dev.bitbrat.gcp.GcpSettings;
import dev.bitbrat.gcp.SecretManagerSecrets;
import dev.bitbrat.pipeline.Secrets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An environment variable of the secret's name, else Secret Manager. Its client is built for the
 * first secret that is not in the environment: on the emulators there is none.
 */
final class CloudSecrets implements Secrets {
  private final Map<String, String> environment;
  private final GcpSettings settings;
  private @Nullable Secrets manager;

  CloudSecrets(Map<String, String> environment, GcpSettings settings) {
    this.environment = environment;
    this.settings = settings;
  }

  @Override
  public Optional<String> get(String name) {
    String value = environment.get(name);
    if (value != null && !value.isBlank()) return Optional.of(value.strip());
    if (settings.pubSubEmulator() != null && settings.secretManagerEmulator() == null) {
      return Optional.empty();
    }
    return manager().get(name);
  }

  @Override
  public void forget(String name) {
    if (!environment.containsKey(name)) manager().forget(name);
  }

  private synchronized Secrets manager() {
    Secrets current = manager;
    if (current == null) {
      current = new SecretManagerSecrets(settings);
      manager = current;
    }
    return current;
  }
}
