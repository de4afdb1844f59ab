package dev.bitbrat.config;

import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.behaviours.catalogue.Part;
import dev.bitbrat.behaviours.catalogue.PropertySpec;
import dev.bitbrat.behaviours.catalogue.PropertyType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The properties of a component: conditions within it, and references to data stores. */
final class PropertyForm {
  /** Each level of conditions takes three of the 64 that a bundle may have. */
  private static final int MOST_LEVELS = 8;

  private final ComponentForm components;
  private final Problems problems;
  private final Places places;
  private int level;

  PropertyForm(ComponentForm components, Problems problems, Places places) {
    this.components = components;
    this.problems = problems;
    this.places = places;
  }

  /**
   * What stands behind a component's name in the short form, as a map of properties.
   *
   * @return {@code null} if the component has no main property that it could be
   */
  Located.@Nullable Fields fromShort(Optional<ComponentType> type, Located value) {
    Optional<PropertySpec> main = type.flatMap(ComponentType::mainProperty);
    if (value instanceof Located.Fields map && !isMain(type, main, map)) return map;
    if (main.isEmpty()) return null;
    Located.Field field = new Located.Field(value.place(), value);
    return new Located.Fields(Map.of(main.get().name(), field), value.place());
  }

  /** A map may be the main property itself: a condition within another, or a reference. */
  private static boolean isMain(
      Optional<ComponentType> type, Optional<PropertySpec> main, Located.Fields map) {
    if (main.isEmpty() || map.fields().isEmpty()) return false;
    if (reference(map) != null && type.orElseThrow().property(only(map)).isEmpty()) return true;
    return main.get().type() == PropertyType.CONDITIONS
        && map.fields().keySet().stream()
            .noneMatch(name -> type.orElseThrow().property(name).isPresent());
  }

  Map<String, @Nullable Object> read(
      String path, Optional<ComponentType> type, Located.Fields given, Seed seed) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    given
        .fields()
        .forEach(
            (name, field) ->
                properties.put(
                    name,
                    type.flatMap(t -> t.property(name))
                        .map(spec -> value(path + '.' + name, spec, field.value(), seed))
                        .orElseGet(() -> field.value().tree())));
    return properties;
  }

  private @Nullable Object value(String path, PropertySpec spec, Located value, Seed seed) {
    String reference = reference(value);
    return switch (spec.type()) {
      case CONDITIONS -> conditions(path, spec, value, seed);
      case STORE -> reference == null ? value.tree() : reference;
      case COMMANDS -> reference == null ? value.tree() : Map.of("datastore", reference);
      case TEXT, TEMPLATE -> reference == null ? value.tree() : "${datastore[" + reference + "]}";
      default -> value.tree();
    };
  }

  /** The name in {@code {datastore: NAME}} or {@code {datasource: NAME}}. */
  private static @Nullable String reference(Located value) {
    if (!(value instanceof Located.Fields map) || map.fields().size() != 1) return null;
    String key = only(map);
    return key.equals("datastore") || key.equals("datasource") ? map.text(key) : null;
  }

  private static String only(Located.Fields map) {
    return map.fields().keySet().iterator().next();
  }

  private @Nullable Object conditions(String path, PropertySpec spec, Located value, Seed seed) {
    List<Located> items =
        switch (value) {
          case Located.Items list -> list.items();
          case Located.Fields one -> List.of(one);
          case Located.Scalar _ -> List.of();
        };
    if (items.isEmpty()) return value.tree();
    if (level == MOST_LEVELS) {
      problems.error(
          value.place(), path, "conditions within conditions deeper than " + MOST_LEVELS);
      return List.of();
    }
    level++;
    List<Object> conditions = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String at = path + '[' + i + ']';
      Seed own = seed.within(spec.name(), i);
      conditions.add(components.read(at, Part.CONDITION, items.get(i), own));
      if (value instanceof Located.Items) places.put(at, items.get(i).place());
    }
    level--;
    return conditions;
  }
}
