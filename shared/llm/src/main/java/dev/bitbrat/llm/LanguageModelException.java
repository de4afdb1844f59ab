package dev.bitbrat.llm;

import dev.bitbrat.pipeline.ExplainedException;
import org.jspecify.annotations.Nullable;

/**
 * No answer from the model. Deliberately not an outage in the sense of the pipeline: an outage is
 * retried without counting, and a chat reply that comes hours later helps nobody.
 */
public final class LanguageModelException extends ExplainedException {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  LanguageModelException(String message, boolean retryable, @Nullable Throwable cause) {
    super(message, cause);
    this.retryable = retryable;
  }

  /** Whether a later try may get an answer; false for a wrong key or an unknown model. */
  public boolean retryable() {
    return retryable;
  }
}
