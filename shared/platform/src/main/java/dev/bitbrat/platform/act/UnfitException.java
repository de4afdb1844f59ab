package dev.bitbrat.platform.act;

/** An action cannot be asked for like this; the message says what is missing or wrong. */
public final class UnfitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnfitException(String message) {
    super(message);
  }

  /** The message, which is always there. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
