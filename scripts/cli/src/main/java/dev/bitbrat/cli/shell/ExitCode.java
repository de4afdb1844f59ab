package dev.bitbrat.cli.shell;

/** What a script can tell of a command's end. */
public enum ExitCode {
  OK(0, "done"),
  FAILED(1, "it was tried and did not work"),
  USAGE(2, "the command line, or a file that it names, is not understood"),
  MISSING(3, "something that this needs is not installed"),
  NOT_PERMITTED(4, "no token, a wrong one, or one that may not do this"),
  NOT_FOUND(5, "not there, not running, or held by somebody else");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  /** For a person. */
  public String meaning() {
    return meaning;
  }
}
