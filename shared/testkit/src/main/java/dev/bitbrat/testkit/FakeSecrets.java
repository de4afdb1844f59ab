package dev.bitbrat.testkit;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.SecretVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds what a test gave it; a changed value shows after {@link #forget}, as with the real ones.
 */
public final class FakeSecrets implements SecretVault {
  private final Map<String, String> values;
  private final Map<String, String> copies = new ConcurrentHashMap<>();
  private final List<String> forgotten = new ArrayList<>();
  private volatile boolean down;

  public FakeSecrets() {
    this(Map.of());
  }

  public FakeSecrets(Map<String, String> values) {
    this.values = new ConcurrentHashMap<>(values);
  }

  public FakeSecrets with(String name, String value) {
    values.put(name, value);
    return this;
  }

  public FakeSecrets down() {
    down = true;
    return this;
  }

  public FakeSecrets up() {
    down = false;
    return this;
  }

  /** Names that somebody asked to forget, in order. */
  public synchronized List<String> forgotten() {
    return List.copyOf(forgotten);
  }

  @Override
  public Optional<String> get(String name) {
    String copy = copies.get(name);
    if (copy != null) return Optional.of(copy);
    if (down) throw new OutageException("secrets are down, as the test asked for");
    Optional<String> value = Optional.ofNullable(values.get(name));
    value.ifPresent(v -> copies.put(name, v));
    return value;
  }

  @Override
  public synchronized void forget(String name) {
    copies.remove(name);
    forgotten.add(name);
  }

  @Override
  public void put(String name, String value) {
    if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
      throw new IllegalArgumentException("no name of a secret: " + name);
    }
    if (down) throw new OutageException("secrets are down, as the test asked for");
    values.put(name, value);
    copies.remove(name);
  }
}
