package dev.bitbrat.config;

import dev.bitbrat.behaviours.catalogue.Catalogue;
import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.behaviours.catalogue.Part;
import dev.bitbrat.behaviours.catalogue.PropertySpec;
import dev.bitbrat.behaviours.spi.BehaviourTemplate;
import dev.bitbrat.behaviours.words.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Expands {@code kind: Template}: in the long form {@code {implementation, properties}}, or {@code
 * {template: NAME, ...properties}}, or {@code {NAME: main property}}. What comes of it are
 * documents like those that people write, all at the place of the template.
 */
final class TemplateForm {
  private static final String KEY = "template";
  private static final Set<String> BESIDE =
      Set.of("kind", "uuid", "description", "metadata", "implementation", "properties", KEY);
  private static final Pattern NAME = Pattern.compile("\\{\\{(\\w+)}}");

  private final Problems problems;

  TemplateForm(Problems problems) {
    this.problems = problems;
  }

  /** Nothing if it cannot be used, which was told. */
  List<Located.Fields> expand(Located.Fields document) {
    Optional<ComponentType> type = type(document);
    return type.flatMap(t -> read(t, document)).map(t -> documents(t, document)).orElse(List.of());
  }

  private Optional<ComponentType> type(Located.Fields document) {
    List<String> known = Catalogue.installed().implementations(Part.TEMPLATE);
    String named = document.text("implementation");
    if (named == null) named = document.text(KEY);
    if (named == null) {
      named = document.fields().keySet().stream().filter(known::contains).findFirst().orElse(null);
    }
    if (named == null) {
      missing(document, known);
      return Optional.empty();
    }
    Optional<ComponentType> type = Catalogue.installed().find(Part.TEMPLATE, named);
    if (type.isEmpty()) problems.unknown(document.placeOf(KEY), KEY, named, known);
    return type;
  }

  /** Tells which template was probably meant. */
  private void missing(Located.Fields document, List<String> known) {
    for (Map.Entry<String, Located.Field> field : document.fields().entrySet()) {
      if (!BESIDE.contains(field.getKey()) && Names.nearest(field.getKey(), known).isPresent()) {
        problems.unknown(field.getValue().key(), field.getKey(), field.getKey(), known);
        return;
      }
    }
    problems.error(document.place(), KEY, "missing; expected one of " + known);
  }

  private Optional<BehaviourTemplate> read(ComponentType type, Located.Fields document) {
    Map<String, Located> given = properties(type, document);
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    given.forEach((name, value) -> properties.put(name, value.tree()));
    return type.read(
            properties,
            (field, tree) -> Optional.empty(),
            (field, message) -> {
              Located value = given.get(field.replaceFirst("[.\\[].*", ""));
              Place place = value == null ? document.place() : value.place();
              problems.error(place, type.implementation() + '.' + field, message);
            })
        .map(BehaviourTemplate.class::cast);
  }

  private static Map<String, Located> properties(ComponentType type, Located.Fields document) {
    Map<String, Located> properties = new LinkedHashMap<>();
    document
        .fields()
        .forEach(
            (name, field) -> {
              if (name.equals(type.implementation())) addMain(type, field.value(), properties);
              else if (!BESIDE.contains(name)) properties.put(name, field.value());
            });
    if (document.get("properties") instanceof Located.Fields map) {
      map.fields().forEach((name, field) -> properties.put(name, field.value()));
    }
    return properties;
  }

  private static void addMain(ComponentType type, Located value, Map<String, Located> properties) {
    Optional<PropertySpec> main = type.mainProperty();
    if (value instanceof Located.Fields map) {
      map.fields().forEach((name, field) -> properties.put(name, field.value()));
    } else if (main.isPresent() && value.tree() != null) {
      properties.put(main.get().name(), value);
    }
  }

  private List<Located.Fields> documents(BehaviourTemplate template, Located.Fields document) {
    Map<String, ?> values = template.values();
    List<Located.Fields> documents = new ArrayList<>();
    for (Located made : YamlReader.read(document.place().file(), template.yaml(), new Problems())) {
      if (filled(made, values, document.place()) instanceof Located.Fields fields) {
        documents.add(fields);
      }
    }
    return documents;
  }

  private static Located filled(Located made, Map<String, ?> values, Place place) {
    return switch (made) {
      case Located.Scalar(String text, _) -> scalar(text, values, place);
      case Located.Scalar(var tree, _) -> new Located.Scalar(tree, place);
      case Located.Items items ->
          new Located.Items(
              items.items().stream().map(item -> filled(item, values, place)).toList(), place);
      case Located.Fields fields -> {
        Map<String, Located.Field> filled = new LinkedHashMap<>();
        fields
            .fields()
            .forEach(
                (name, field) ->
                    filled.put(
                        text(name, values),
                        new Located.Field(place, filled(field.value(), values, place))));
        yield new Located.Fields(filled, place);
      }
    };
  }

  /** A text of nothing but a name becomes the value itself. */
  private static Located scalar(String text, Map<String, ?> values, Place place) {
    Matcher whole = NAME.matcher(text);
    Object value = whole.matches() ? values.get(whole.group(1)) : null;
    if (value instanceof List<?> list) {
      return new Located.Items(
          list.stream().<Located>map(item -> new Located.Scalar(item, place)).toList(), place);
    }
    return new Located.Scalar(value == null ? text(text, values) : value, place);
  }

  private static String text(String text, Map<String, ?> values) {
    return NAME.matcher(text)
        .replaceAll(
            found -> {
              Object value = values.get(found.group(1));
              return Matcher.quoteReplacement(value == null ? found.group() : value.toString());
            });
  }
}
