package dev.bitbrat.json;

/** The JSON is not an event; the message names the field and what was expected there. */
final class UnfitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnfitException(String reason) {
    super(reason, null, false, false);
  }
}
