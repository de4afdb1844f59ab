package dev.bitbrat.json;

import com.google.gson.stream.JsonReader;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Codec;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events as JSON. Reads the forms of older senders too, writes the present one; fields of a newer
 * version survive.
 */
public final class EventCodec implements Codec {
  private final JsonLimits limits;

  public EventCodec() {
    this(JsonLimits.EVENT);
  }

  public EventCodec(JsonLimits limits) {
    this.limits = limits;
  }

  /**
   * @throws IllegalArgumentException if the event is larger or deeper than what is read, naming its
   *     size
   */
  @Override
  public byte[] encode(Event event) {
    JsonOut out = new JsonOut("");
    new EventWriter(new WireWriter(out, limits.depth())).event(event);
    byte[] bytes = out.toBytes();
    if (bytes.length > limits.bytes()) {
      throw new IllegalArgumentException(
          "event %s is %d bytes as JSON, more than %d"
              .formatted(event.correlationId(), bytes.length, limits.bytes()));
    }
    return bytes;
  }

  @Override
  public Decoded decode(byte[] bytes) {
    try {
      Event event = read(Utf8.decode(bytes, limits));
      EventReader.check(event);
      return new Decoded.Ok(event);
    } catch (JsonException e) {
      return new Decoded.Malformed(
          "not an event: %s, at line %d, column %d".formatted(e.problem(), e.line(), e.column()));
    } catch (UnfitException e) {
      return new Decoded.Malformed("not an event: " + e.getMessage());
    }
  }

  private Event read(String text) {
    JsonReader json = TreeReader.open(text, limits);
    WireReader wire = new WireReader(json);
    Event event = read(json, wire);
    if (wire.missing() == null && !OlderForms.seenIn(event)) return event;
    Map<String, @Nullable Object> modern = OlderForms.modernise(object(text));
    json = TreeReader.open(Json.write(modern), limits);
    wire = new WireReader(json);
    event = read(json, wire);
    if (wire.missing() != null) throw new UnfitException(wire.missing() + ": missing");
    return event;
  }

  private static Event read(JsonReader json, WireReader wire) {
    try {
      Event event = new EventReader(wire).event();
      TreeReader.end(json);
      return event;
    } catch (IOException e) {
      throw TreeReader.explain(json, e);
    }
  }

  /** The root is an object: it has been read as one before. */
  private Map<String, @Nullable Object> object(String text) {
    return TreeReader.read(text, limits) instanceof Map<?, ?> map ? Tree.mapOf(map) : Map.of();
  }
}
