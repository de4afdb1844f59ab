package dev.bitbrat.rules;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text as a tree, for tests: the module itself knows no parser. */
final class Json {
  private Json() {}

  static @Nullable Object parse(String text) {
    return tree(JsonParser.parseString(text));
  }

  @SuppressWarnings("unchecked") // the tests name resources that hold an object
  static Map<String, @Nullable Object> resource(String name) {
    try (InputStream in = Json.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("no test resource is called " + name);
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return (Map<String, @Nullable Object>) tree(JsonParser.parseString(text).getAsJsonObject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tree with every number as a double, so that 1 and 1.0 are equal. */
  static @Nullable Object comparable(@Nullable Object tree) {
    return switch (tree) {
      case Number n -> n.doubleValue() + 0.0;
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>();
        for (Object element : list) copy.add(comparable(element));
        yield copy;
      }
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, comparable(value)));
        yield copy;
      }
      case null, default -> tree;
    };
  }

  private static @Nullable Object tree(JsonElement element) {
    return switch (element) {
      case JsonObject object -> tree(object);
      case JsonArray array -> {
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonElement e : array) list.add(tree(e));
        yield list;
      }
      case JsonPrimitive p when p.isBoolean() -> p.getAsBoolean();
      case JsonPrimitive p when p.isString() -> p.getAsString();
      case JsonPrimitive p -> number(p.getAsString());
      default -> null;
    };
  }

  private static Map<String, @Nullable Object> tree(JsonObject object) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    object.entrySet().forEach(entry -> map.put(entry.getKey(), tree(entry.getValue())));
    return map;
  }

  private static Number number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException notWhole) {
      return Double.valueOf(text);
    }
  }
}
