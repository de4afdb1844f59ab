package dev.bitbrat.rules;

import org.jspecify.annotations.Nullable;

/** Reads JSON text; this module has no parser of its own. */
@FunctionalInterface
public interface JsonParser {
  /**
   * The text as a {@link dev.bitbrat.events.Tree} value.
   *
   * @throws RuntimeException if it is not JSON, with a message for a person
   */
  @Nullable Object parse(String text);
}
