package dev.bitbrat.supervisor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A value in a document, with its place for error messages. */
record YamlNode(String place, @Nullable Object value) {
  /**
   * @throws ArchitectureException with line and column, if it is no YAML
   */
  static YamlNode parse(String yaml) {
    LoadSettings settings = LoadSettings.builder().setLabel("architecture.yaml").build();
    try {
      return new YamlNode("", new Load(settings).loadFromString(yaml));
    } catch (YamlEngineException e) {
      throw new ArchitectureException("not valid YAML", String.valueOf(e.getMessage()));
    }
  }

  YamlNode get(String key) {
    return new YamlNode(place.isEmpty() ? key : place + '.' + key, map().get(key));
  }

  String text() {
    if (value instanceof String text && !text.isBlank()) return text;
    throw expected("a text");
  }

  @Nullable String textOrNull() {
    return value == null ? null : text();
  }

  int number() {
    if (value instanceof Integer number) return number;
    throw expected("a whole number");
  }

  boolean flag() {
    if (value instanceof Boolean flag) return flag;
    throw expected("true or false");
  }

  List<YamlNode> list() {
    if (!(value instanceof List<?> list)) throw expected("a list");
    List<YamlNode> nodes = new ArrayList<>();
    for (Object item : list) nodes.add(new YamlNode(place + '[' + nodes.size() + ']', item));
    return nodes;
  }

  /** The texts of a list, each of which must be among the known. */
  Set<String> names(Set<String> known) {
    Set<String> names = new LinkedHashSet<>();
    for (YamlNode node : list()) names.add(node.oneOf(known));
    return names;
  }

  String oneOf(Set<String> known) {
    String text = text();
    if (!known.contains(text)) throw expected("one of " + known + ", not " + text);
    return text;
  }

  <T> Map<String, T> each(BiFunction<String, YamlNode, T> reader) {
    Map<String, T> result = new LinkedHashMap<>();
    for (Object key : map().keySet()) {
      String name = String.valueOf(key);
      result.put(name, reader.apply(name, get(name)));
    }
    return result;
  }

  ArchitectureException expected(String what) {
    return new ArchitectureException(place, value == null ? what + " is missing" : what);
  }

  private Map<?, ?> map() {
    if (value instanceof Map<?, ?> map) return map;
    throw expected("a map");
  }
}
