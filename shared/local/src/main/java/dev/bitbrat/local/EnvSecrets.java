package dev.bitbrat.local;

import dev.bitbrat.pipeline.Secrets;
import java.util.Map;
import java.util.Optional;

/** Credentials from the environment of the process; an empty one counts as absent. */
public final class EnvSecrets implements Secrets {
  private final Map<String, String> environment;

  public EnvSecrets(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Optional<String> get(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** The environment does not change. */
  @Override
  public void forget(String name) {}

  @Override
  public String toString() {
    return "EnvSecrets";
  }
}
