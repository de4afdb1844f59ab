package dev.bitbrat.cli.shell;

import picocli.CommandLine.Option;

/** Flags that every command takes. */
public final class Common {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say more on stderr: log lines, and the stack trace of what went wrong.")
  private boolean verbose;

  @Option(names = "--no-color", description = "No color; so does the variable NO_COLOR.")
  private boolean noColor;

  public boolean verbose() {
    return verbose;
  }

  /** Whether prompts and talk may be colored. */
  public boolean color(Shell shell) {
    return !noColor && shell.color();
  }
}
