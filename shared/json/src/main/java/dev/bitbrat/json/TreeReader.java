package dev.bitbrat.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads plain values. */
final class TreeReader {
  /** How the JSON library says where it is. */
  private static final Pattern PLACE =
      Pattern.compile(" at line (\\d+) column (\\d+) path (.*)", Pattern.DOTALL);

  private static final double LONG_END = 0x1p63;

  private TreeReader() {}

  static @Nullable Object read(String text, JsonLimits limits) {
    if (text.length() > limits.bytes()) throw Utf8.tooLarge(limits);
    JsonReader in = open(text, limits);
    try {
      Object tree = value(in);
      end(in);
      return tree;
    } catch (IOException e) {
      throw explain(in, e);
    }
  }

  static JsonReader open(String text, JsonLimits limits) {
    if (text.startsWith("\uFEFF")) {
      throw new JsonException("starts with a byte order mark, which JSON has not", 1, 1, "$");
    }
    JsonReader in = new JsonReader(new StringReader(text));
    in.setStrictness(Strictness.STRICT);
    in.setNestingLimit(limits.depth());
    return in;
  }

  static void end(JsonReader in) throws IOException {
    try {
      if (in.peek() == JsonToken.END_DOCUMENT) return;
    } catch (MalformedJsonException e) {
      throw problem(in, "something follows the value");
    }
    throw problem(in, "something follows the value");
  }

  static @Nullable Object value(JsonReader in) throws IOException {
    return switch (in.peek()) {
      case BEGIN_OBJECT -> object(in);
      case BEGIN_ARRAY -> array(in);
      case STRING -> in.nextString();
      case NUMBER -> number(in);
      case BOOLEAN -> in.nextBoolean();
      case NULL -> {
        in.nextNull();
        yield null;
      }
      case END_OBJECT, END_ARRAY, NAME, END_DOCUMENT -> throw problem(in, "expected a value");
    };
  }

  static Map<String, @Nullable Object> object(JsonReader in) throws IOException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      if (map.containsKey(name)) throw problem(in, "a name is there twice");
      map.put(name, value(in));
    }
    in.endObject();
    return Collections.unmodifiableMap(map);
  }

  private static List<@Nullable Object> array(JsonReader in) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) list.add(value(in));
    in.endArray();
    return Collections.unmodifiableList(list);
  }

  /** A {@link Long} where the number is whole and fits, else a {@link Double}. */
  static Number number(JsonReader in) throws IOException {
    String text = in.nextString();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notWhole) {
      double number = Double.parseDouble(text);
      if (Double.isInfinite(number)) throw problem(in, "a number is too large");
      boolean whole = number == Math.rint(number) && Math.abs(number) < LONG_END;
      if (whole) return (long) number;
      return number;
    }
  }

  static JsonException problem(JsonReader in, String problem) {
    return at(in.toString(), problem);
  }

  static JsonException explain(JsonReader in, IOException e) {
    String where = e.getMessage() == null ? "" : e.getMessage();
    if (!PLACE.matcher(where).find()) where = in.toString();
    return at(where, inOurWords(e, where));
  }

  private static JsonException at(String where, String problem) {
    Matcher place = PLACE.matcher(where);
    if (!place.find()) return new JsonException(problem, 1, 1, "$");
    String path = place.group(3).lines().findFirst().orElse("$");
    return new JsonException(
        problem, Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)), path);
  }

  private static String inOurWords(IOException e, String message) {
    if (e instanceof EOFException) return "the text ends too early";
    if (!(e instanceof MalformedJsonException)) return "not readable";
    if (message.startsWith("Nesting limit")) return "nested too deeply";
    if (message.startsWith("Unterminated string")) return "a string does not end";
    if (message.startsWith("Unterminated")) return "expected a comma or the closing bracket";
    if (message.startsWith("Expected name")) return "expected a name in double quotes";
    if (message.startsWith("Expected ':'")) return "expected a colon";
    if (message.contains("scape")) return "not an escape that JSON knows";
    if (message.contains("surrogate")) return "half a surrogate pair stands alone";
    if (message.contains("control characters")) return "a control character is not escaped";
    return "not valid JSON";
  }
}
