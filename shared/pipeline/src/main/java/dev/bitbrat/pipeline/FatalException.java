package dev.bitbrat.pipeline;

/** Neither a retry nor a later stage can help: a dead letter at once, and the rest is left out. */
public final class FatalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  public FatalException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** For example {@code BUDGET_EXCEEDED}. */
  public String code() {
    return code;
  }
}
