package dev.bitbrat.cli.shell;

import java.util.List;

/** A command cannot do what it was asked to: what, why, and what to do next. */
public final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final transient List<String> more;

  /**
   * @param what in one line, without a full stop
   * @param more why, and what to do next: a line each
   */
  public CliException(ExitCode exitCode, String what, String... more) {
    super(what);
    this.exitCode = exitCode;
    this.more = List.of(more);
  }

  public CliException(ExitCode exitCode, String what, List<String> more) {
    this(exitCode, what, more.toArray(String[]::new));
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public List<String> more() {
    return more == null ? List.of() : more;
  }
}
