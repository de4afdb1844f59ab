package dev.bitbrat.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * A store, bus or platform cannot answer now. The event is asked for again and the attempt is not
 * counted against it.
 */
public class OutageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OutageException(String message) {
    super(message);
  }

  public OutageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
