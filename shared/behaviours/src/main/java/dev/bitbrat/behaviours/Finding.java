package dev.bitbrat.behaviours;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a bot's configuration.
 *
 * @param path the behaviour or component, for example {@code behaviours[2].triggers[0]}
 * @param field the property of it, or {@code null} for the whole
 * @param message what was expected, for a person
 * @param severity whether the configuration can be used
 */
public record Finding(String path, @Nullable String field, String message, Severity severity) {
  public enum Severity {
    /** Must not come into force. */
    ERROR,
    /** Works, but perhaps not as meant. */
    WARNING
  }

  static Finding error(String path, @Nullable String field, String message) {
    return new Finding(path, field, message, Severity.ERROR);
  }

  static Finding warning(String path, @Nullable String field, String message) {
    return new Finding(path, field, message, Severity.WARNING);
  }
}
