package dev.bitbrat.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * A failure whose message is for people, also for those who only chat: it says what is wrong and
 * what to do, and shows no internals and no secret. Counted like any other; of any other only the
 * class is told.
 */
public class ExplainedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ExplainedException(String message) {
    super(message);
  }

  public ExplainedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
