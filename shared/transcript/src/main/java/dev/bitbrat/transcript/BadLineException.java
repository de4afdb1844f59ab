package dev.bitbrat.transcript;

/** A line cannot be read. */
final class BadLineException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String expected;

  BadLineException(String what, String expected) {
    super(what, null, false, false);
    this.what = what;
    this.expected = expected;
  }

  Problem at(int line) {
    return new Problem(line, what, expected);
  }
}
