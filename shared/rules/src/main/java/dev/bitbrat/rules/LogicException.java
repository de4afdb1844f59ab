package dev.bitbrat.rules;

/** A rule could not be evaluated for one event: its budget is used up, or a value is unfit. */
public final class LogicException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LogicException(String message) {
    // Thrown as an answer and not as a bug: a stack trace would cost more than the evaluation.
    super(message, null, false, false);
  }
}
