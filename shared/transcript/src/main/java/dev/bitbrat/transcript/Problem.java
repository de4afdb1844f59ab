package dev.bitbrat.transcript;

/**
 * A line that is not as it should be.
 *
 * @param line counted from 1
 * @param what is wrong
 * @param expected instead, often an example
 */
public record Problem(int line, String what, String expected) {
  @Override
  public String toString() {
    return "line " + line + ": " + explanation();
  }

  /** Without the place. */
  public String explanation() {
    return what + "; expected " + expected;
  }
}
