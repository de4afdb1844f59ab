package dev.bitbrat.testkit;

import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.Codec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hands out tokens for events and knows them again; for tests that are not about the wire form. */
public final class MemoryCodec implements Codec {
  private final Map<String, Event> known = new ConcurrentHashMap<>();

  @Override
  public byte[] encode(Event event) {
    String token = "event " + known.size();
    known.put(token, event);
    return token.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Decoded decode(byte[] bytes) {
    Event event = known.get(new String(bytes, StandardCharsets.UTF_8));
    return event == null ? new Decoded.Malformed("no token of ours") : new Decoded.Ok(event);
  }
}
