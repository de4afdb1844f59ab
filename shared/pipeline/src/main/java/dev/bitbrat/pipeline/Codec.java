package dev.bitbrat.pipeline;

import dev.bitbrat.events.Event;

/** The wire form of an event. */
public interface Codec {
  byte[] encode(Event event);

  /** Never throws for what the bytes say. */
  Decoded decode(byte[] bytes);

  sealed interface Decoded {
    record Ok(Event event) implements Decoded {}

    /**
     * @param reason what was wrong and where, without quoting the text
     */
    record Malformed(String reason) implements Decoded {}
  }
}
