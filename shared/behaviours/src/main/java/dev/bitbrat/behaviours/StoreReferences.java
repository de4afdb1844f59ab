package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.behaviours.catalogue.PropertySpec;
import dev.bitbrat.behaviours.catalogue.PropertyType;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.Source;
import dev.bitbrat.behaviours.spi.Store;
import dev.bitbrat.behaviours.text.Templates;
import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.events.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sees to it that components name data stores that there are and that can do what they ask. */
final class StoreReferences {
  /** In a placeholder's name, which may hold others. */
  private static final Pattern DATASTORE = Pattern.compile("datastore\\[([^\\[\\]|]+)]");

  private final Map<String, Source> sources;
  private final Set<String> unresolved;
  private final List<Finding> findings;

  /**
   * @param unresolved names of stores that are there, but not known what they are
   */
  StoreReferences(Map<String, Source> sources, Set<String> unresolved, List<Finding> findings) {
    this.sources = sources;
    this.unresolved = unresolved;
    this.findings = findings;
  }

  /** Whether all that it names is there; what is not was told. */
  boolean check(String path, ComponentType type, Map<String, @Nullable Object> properties) {
    boolean all = true;
    for (PropertySpec property : type.properties()) {
      Object value = properties.get(property.name());
      switch (property.type()) {
        case STORE -> {
          if (value instanceof String name) all &= checkStore(path, property, name);
        }
        case COMMANDS -> {
          String name =
              value instanceof Map<?, ?> map ? Tree.string(Tree.mapOf(map), "datastore") : null;
          if (name != null) all &= checkStore(path, property, name);
        }
        case TEMPLATE -> {
          if (value instanceof String text) all &= check(path, property.name(), text);
        }
        default -> {}
      }
    }
    return all;
  }

  /** The data stores that a template shows. */
  boolean check(String path, String field, String template) {
    boolean all = true;
    for (String placeholder : Templates.parse(template).names()) {
      Matcher datastore = DATASTORE.matcher(placeholder);
      while (datastore.find()) all &= exists(path, field, datastore.group(1));
    }
    return all;
  }

  private boolean exists(String path, String field, String name) {
    if (sources.containsKey(name)) return true;
    if (unresolved.contains(name)) return false;
    String hint =
        Names.nearest(name, sources.keySet())
            .map(meant -> "; did you mean " + meant + '?')
            .orElseGet(
                () ->
                    sources.isEmpty()
                        ? "; there are none: add one with kind: DataStore"
                        : "; there are " + sources.keySet().stream().sorted().toList());
    findings.add(Finding.error(path, field, "there is no data store called " + name + hint));
    return false;
  }

  private boolean checkStore(String path, PropertySpec property, String name) {
    if (!exists(path, property.name(), name)) return false;
    Source source = Objects.requireNonNull(sources.get(name));
    List<Shape> shapes = wanted(property);
    if (!shapes.isEmpty() && !shapes.contains(source.shape())) {
      findings.add(
          Finding.error(
              path,
              property.name(),
              "expected a %s, but %s is a %s"
                  .formatted(
                      shapes.stream()
                          .map(StoreReferences::words)
                          .collect(Collectors.joining(" or ")),
                      name,
                      words(source.shape()))));
    } else if (property.property().writable() && !(source instanceof Store)) {
      findings.add(Finding.error(path, property.name(), name + " can only be read"));
    }
    return true;
  }

  private static List<Shape> wanted(PropertySpec property) {
    return property.type() == PropertyType.COMMANDS
        ? List.of(Shape.SINGLE)
        : Arrays.asList(property.property().shapes());
  }

  private static String words(Shape shape) {
    return shape.name().toLowerCase(Locale.ROOT) + (shape == Shape.SINGLE ? " value" : "");
  }
}
