package dev.bitbrat.cli.shell;

/** Whoever read stdout is gone: the command ends without a word. */
public final class BrokenPipeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenPipeException() {
    super("nobody reads stdout", null, false, false);
  }
}
