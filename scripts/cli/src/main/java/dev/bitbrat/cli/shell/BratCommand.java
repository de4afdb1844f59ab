package dev.bitbrat.cli.shell;

import picocli.CommandLine.Option;

/** What every command takes. */
public abstract class BratCommand {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // its presence is what picocli looks for
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
