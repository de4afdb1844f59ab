package dev.bitbrat.pipeline;

import dev.bitbrat.events.Event;
import java.util.Map;

/** A message as it reaches a stage. */
public sealed interface Inbound {
  String topic();

  /** Attributes of the message, lower-case names: {@code ce-id, ce-type, ...}. */
  Map<String, String> attributes();

  record Decoded(String topic, Event event, Map<String, String> attributes) implements Inbound {
    public Decoded {
      attributes = attributes instanceof Attributes.WhenAsked ? attributes : Map.copyOf(attributes);
    }

    Decoded with(Event other) {
      return new Decoded(topic, other, attributes);
    }
  }

  /** Not an event: kept as it came, with the reason, for a person to look at. */
  @SuppressWarnings("ArrayRecordComponent") // bytes as received, compared by nobody
  record Unreadable(String topic, String reason, byte[] body, Map<String, String> attributes)
      implements Inbound {
    public Unreadable {
      attributes = Map.copyOf(attributes);
    }
  }
}
