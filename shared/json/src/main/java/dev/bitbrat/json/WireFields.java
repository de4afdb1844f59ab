package dev.bitbrat.json;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one object of an event: each once, and those that we do not know are kept. */
final class WireFields {
  private final WireReader wire;
  private final JsonReader in;
  private final Set<String> seen = new HashSet<>();
  private Map<String, @Nullable Object> rest = Map.of();

  WireFields(WireReader wire, JsonReader in) {
    this.wire = wire;
    this.in = in;
  }

  /** The next name, or {@code null} when the object has ended. */
  @Nullable String next() throws IOException {
    if (!in.hasNext()) {
      in.endObject();
      return null;
    }
    String name = in.nextName();
    if (!seen.add(name)) throw TreeReader.problem(in, "a name is there twice");
    return name;
  }

  /** Keeps the value of a field that we do not know. */
  void keep(String name) throws IOException {
    if (rest.isEmpty()) rest = new LinkedHashMap<>();
    rest.put(name, wire.tree());
  }

  Map<String, @Nullable Object> rest() {
    return rest;
  }
}
