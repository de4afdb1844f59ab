package dev.bitbrat.behaviours.spi;

/** Something that everything needs does not answer now: the whole event is tried again. */
public class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
