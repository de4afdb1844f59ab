package dev.bitbrat.supervisor;

/** {@code architecture.yaml} does not say what it should; the message names the place. */
public final class ArchitectureException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  ArchitectureException(String place, String what) {
    super("architecture.yaml: " + place + ": " + what);
  }
}
