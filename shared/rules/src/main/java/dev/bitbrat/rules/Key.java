package dev.bitbrat.rules;

/** Something simple that an event must have for a rule to match; the index finds rules by it. */
sealed interface Key {
  /** Dotted name of the value. */
  String path();

  /** The value is this text, or is no text at all. */
  record Equal(String path, String value) implements Key {}

  /**
   * The value is a text with this part, or is no text at all.
   *
   * @param part folded, not empty
   */
  record Contains(String path, String part) implements Key {}
}
