package dev.bitbrat.cli.chat;

import org.jspecify.annotations.Nullable;

/** Where lines come from. */
interface Input extends AutoCloseable {
  /** The next line; {@code null} when there are no more. */
  @Nullable Entry next();

  /** Clears the screen, if there is one. */
  default void clear() {}

  @Override
  default void close() {}

  /** What came. */
  sealed interface Entry {
    record Text(String line) implements Entry {}

    /**
     * Something that is no line of text; it was passed over.
     *
     * @param why for a person
     */
    record Refused(String why) implements Entry {}
  }
}
