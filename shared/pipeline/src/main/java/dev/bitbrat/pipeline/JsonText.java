package dev.bitbrat.pipeline;

import org.jspecify.annotations.Nullable;

/** JSON text to and from the plain Java form (see {@link dev.bitbrat.events.Tree}). */
public interface JsonText {
  /**
   * @throws IllegalArgumentException if it is not strict JSON; the message says where
   */
  @Nullable Object parse(String json);

  String write(@Nullable Object tree);

  /** The same text for the same content. */
  String canonical(@Nullable Object tree);
}
