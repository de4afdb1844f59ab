package dev.bitbrat.behaviours.catalogue;

import dev.bitbrat.behaviours.spi.Property;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a property.
 *
 * @param type how it is written and read
 * @param javaType what it is in its record
 * @param choices the values that there are, if they are few; else empty
 * @param description one sentence for people
 * @param property the annotation, with bounds and the like
 */
public record PropertySpec(
    String name,
    PropertyType type,
    Class<?> javaType,
    List<?> choices,
    boolean optional,
    String description,
    Property property) {
  public PropertySpec {
    choices = List.copyOf(choices);
  }

  static PropertySpec of(RecordComponent component) {
    Property property = component.getAnnotation(Property.class);
    if (property == null) {
      throw new IllegalArgumentException(component + " has no @Property");
    }
    String name = property.name().isEmpty() ? component.getName() : property.name();
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return new PropertySpec(
        name,
        PropertyType.of(component.getGenericType()),
        component.getType(),
        choices(PropertyType.elementOf(component.getGenericType())),
        nullable || !property.defaultValue().isEmpty(),
        property.value(),
        property);
  }

  private static List<?> choices(Class<?> type) {
    Object[] constants = type.getEnumConstants();
    return constants == null ? List.of() : Arrays.asList(constants);
  }

  /** As it would stand in a configuration's tree. */
  public Optional<Object> defaultValue() {
    String text = property.defaultValue();
    return text.isEmpty() ? Optional.empty() : Optional.of(defaultValue(text));
  }

  private Object defaultValue(String text) {
    return switch (type) {
      case WHOLE -> Long.valueOf(text);
      case NUMBER -> Double.valueOf(text);
      case TRUTH -> Boolean.valueOf(text);
      case TEXT,
          TEMPLATE,
          DURATION,
          CHOICE,
          CHOICES,
          TEXTS,
          VALUE,
          VALUES,
          VALUE_MAP,
          STORE,
          COMMANDS,
          PATTERN,
          ADDRESS,
          CONDITIONS ->
          text;
    };
  }

  public boolean isMain() {
    return property.main();
  }

  /** The choices' names in a configuration. */
  public List<String> choiceNames() {
    return choices.stream().map(Object::toString).toList();
  }
}
