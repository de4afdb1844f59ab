package dev.bitbrat.platform.rest;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * @param base address of the API; paths are resolved against it
 * @param connect how long connecting may take
 * @param read how long the platform may be silent before the outcome is unknown
 */
public record RestSettings(URI base, Duration connect, Duration read) {
  public RestSettings {
    boolean http = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
    if (!http || base.getHost() == null) {
      throw new IllegalArgumentException(
          "the address of an API must be http or https with a host: " + base);
    }
  }

  /**
   * With the usual time limits, at the address that a variable names.
   *
   * @throws IllegalArgumentException if it is not understood; the message names the variable
   */
  public static RestSettings of(Map<String, String> environment, String variable, String fallback) {
    String address = environment.getOrDefault(variable, "").strip();
    try {
      return at(URI.create(address.isEmpty() ? fallback : address));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          variable + " is not understood: it should be an address such as " + fallback, e);
    }
  }

  /** With the usual time limits: 3 s to connect, 10 s for the answer. */
  public static RestSettings at(URI base) {
    return new RestSettings(base, Duration.ofSeconds(3), Duration.ofSeconds(10));
  }
}
