package dev.bitbrat.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Typed values out of a stream of JSON; {@code null} counts as absent. Whatever is of another kind
 * is an {@link UnfitException} that names the field.
 */
final class WireReader {
  /** Beyond it nothing is counted: attempts, indices. */
  private static final long MAX_COUNT = 1_000_000;

  private final JsonReader in;
  private @Nullable String missing;

  WireReader(JsonReader in) {
    this.in = in;
  }

  /** Reads one element of an array. */
  interface Element<T> {
    T read() throws IOException;
  }

  /** Path of the first required field that was not there. */
  @Nullable String missing() {
    return missing;
  }

  /** Takes a {@code null} away, if there is one. */
  boolean isNull() throws IOException {
    if (in.peek() != JsonToken.NULL) return false;
    in.nextNull();
    return true;
  }

  WireFields object() throws IOException {
    if (in.peek() != JsonToken.BEGIN_OBJECT) throw expected("an object");
    in.beginObject();
    return new WireFields(this, in);
  }

  <T> List<T> list(Element<T> element) throws IOException {
    if (isNull()) return List.of();
    if (in.peek() != JsonToken.BEGIN_ARRAY) throw expected("an array");
    in.beginArray();
    if (!in.hasNext()) {
      in.endArray();
      return List.of();
    }
    List<T> list = new ArrayList<>();
    while (in.hasNext()) list.add(element.read());
    in.endArray();
    return list;
  }

  List<String> texts() throws IOException {
    return list(this::presentText);
  }

  private String presentText() throws IOException {
    if (in.peek() != JsonToken.STRING) throw expected("a string");
    return in.nextString();
  }

  @Nullable String text() throws IOException {
    return isNull() ? null : presentText();
  }

  @Nullable Double decimal() throws IOException {
    if (isNull()) return null;
    if (in.peek() != JsonToken.NUMBER) throw expected("a number");
    return TreeReader.number(in).doubleValue();
  }

  int count(int fallback) throws IOException {
    if (isNull()) return fallback;
    String what = "a whole number from 0 to " + MAX_COUNT;
    if (in.peek() != JsonToken.NUMBER) throw expected(what);
    if (TreeReader.number(in) instanceof Long n && n >= 0 && n <= MAX_COUNT) {
      return Math.toIntExact(n);
    }
    throw read(what);
  }

  boolean flag(boolean fallback) throws IOException {
    if (isNull()) return fallback;
    if (in.peek() != JsonToken.BOOLEAN) throw expected("true or false");
    return in.nextBoolean();
  }

  @Nullable Instant instant() throws IOException {
    String text = text();
    if (text == null) return null;
    try {
      return InstantText.parse(text);
    } catch (DateTimeException e) {
      throw read("a time such as 2026-01-02T18:00:00Z");
    }
  }

  /** One of the constants, by its name. */
  <T extends Enum<T>> T constant(Class<T> type, T fallback) throws IOException {
    String text = text();
    if (text == null) return fallback;
    for (T constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) return constant;
    }
    throw read("one of " + List.of(type.getEnumConstants()));
  }

  @Nullable Map<String, @Nullable Object> map() throws IOException {
    if (isNull()) return null;
    if (in.peek() != JsonToken.BEGIN_OBJECT) throw expected("an object");
    return TreeReader.object(in);
  }

  Map<String, @Nullable Object> mapOrEmpty() throws IOException {
    Map<String, @Nullable Object> map = map();
    return map == null ? Map.of() : map;
  }

  /** A flat object; numbers and truth values in it become their text. */
  Map<String, String> attributes() throws IOException {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> field : mapOrEmpty().entrySet()) {
      switch (field.getValue()) {
        case String text -> attributes.put(field.getKey(), text);
        case Number number -> attributes.put(field.getKey(), number.toString());
        case Boolean flag -> attributes.put(field.getKey(), flag.toString());
        case null -> {}
        default -> throw read("an object of strings");
      }
    }
    return attributes;
  }

  @Nullable Object tree() throws IOException {
    return TreeReader.value(in);
  }

  /** The value of a field of the object just ended; the whole is unfit if it is missing. */
  String required(@Nullable String value, String name) {
    return required(value, name, "");
  }

  /** The value of a field of the object just ended; the whole is unfit if it is missing. */
  <T> T required(@Nullable T value, String name, T standIn) {
    if (value != null) return value;
    if (missing == null) missing = at(in.getPreviousPath(), name);
    return standIn;
  }

  /** Says that the object just ended has a field that will not do. */
  UnfitException unfit(String name, String expected) {
    return new UnfitException(at(in.getPreviousPath(), name) + ": expected " + expected);
  }

  /** Says what was expected instead of the value that comes. Paths hold names of ours only. */
  private UnfitException expected(String what) {
    return new UnfitException(where(in.getPath()) + ": expected " + what);
  }

  /** Says what was expected instead of the value just read. */
  private UnfitException read(String what) {
    return new UnfitException(where(in.getPreviousPath()) + ": expected " + what);
  }

  private static String at(String path, String name) {
    return path.equals("$") ? name : where(path) + '.' + name;
  }

  private static String where(String path) {
    return path.equals("$") ? "the event" : path.substring(2);
  }
}
