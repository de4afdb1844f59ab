package dev.bitbrat.function;

/** The environment of the process is not as it must be; the message says what to set. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }
}
