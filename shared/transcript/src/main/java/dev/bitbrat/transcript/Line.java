package dev.bitbrat.transcript;

/** A line that means something; comments and blank lines do not. */
public sealed interface Line permits Cause, Expectation {
  /** Counted from 1. */
  int number();
}
