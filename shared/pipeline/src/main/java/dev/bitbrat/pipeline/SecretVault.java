package dev.bitbrat.pipeline;

import java.util.Optional;
import java.util.function.Function;

/** Secrets that we change ourselves, such as tokens that are refreshed. */
public interface SecretVault extends Secrets {
  /**
   * Makes it the newest value; the secret need not be there before.
   *
   * @param name letters, digits, hyphens and underscores, at most 255
   * @throws OutageException when it cannot be written now; whether it was, nobody may know
   * @throws IllegalArgumentException if no secret can have this name
   */
  void put(String name, String value);

  /**
   * Puts what becomes of the newest value. Where several processes can write at once and the place
   * cannot keep them apart, whoever calls this holds a lease.
   *
   * @return the new value
   * @throws OutageException as {@link #put} does, and when the newest value cannot be read
   */
  default String update(String name, Function<Optional<String>, String> change) {
    forget(name);
    String value = change.apply(get(name));
    put(name, value);
    return value;
  }
}
