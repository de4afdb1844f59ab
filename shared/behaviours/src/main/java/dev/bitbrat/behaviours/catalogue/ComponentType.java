package dev.bitbrat.behaviours.catalogue;

import dev.bitbrat.behaviours.spi.Component;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.InvalidPropertyException;
import dev.bitbrat.behaviours.words.Names;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A component as configurations know it.
 *
 * @param implementation its name, for example {@code chat.command}
 * @param summary one sentence for people
 * @param properties in the order of the record
 */
public record ComponentType(
    Part part,
    String implementation,
    String summary,
    List<PropertySpec> properties,
    Constructor<? extends Component> constructor) {
  public ComponentType {
    properties = List.copyOf(properties);
  }

  /**
   * @throws IllegalArgumentException if the class is not made as {@link Component} says
   */
  static ComponentType of(Class<? extends Component> type) {
    Implementation implementation = type.getAnnotation(Implementation.class);
    if (implementation == null || !type.isRecord()) {
      throw new IllegalArgumentException(type + " is not a record with @Implementation");
    }
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<? extends Component> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return new ComponentType(
          Part.of(type),
          implementation.value(),
          implementation.summary(),
          Arrays.stream(components).map(PropertySpec::of).toList(),
          constructor);
    } catch (NoSuchMethodException e) {
      throw new AssertionError("every record has its constructor", e);
    }
  }

  /** The property that a scalar or list in the short form stands for. */
  public Optional<PropertySpec> mainProperty() {
    return properties.stream().filter(PropertySpec::isMain).findFirst();
  }

  public Optional<PropertySpec> property(String name) {
    return properties.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  public List<String> propertyNames() {
    return properties.stream().map(PropertySpec::name).toList();
  }

  /** The component with those properties; empty if something is wrong with them, which was told. */
  public Optional<Component> read(
      Map<String, @Nullable Object> given, NestedReader nested, PropertyProblems problems) {
    boolean[] broken = {false};
    PropertyProblems noted =
        (field, message) -> {
          broken[0] = true;
          problems.error(field, message);
        };
    for (String name : given.keySet()) {
      if (property(name).isEmpty()) noted.error(name, unknown(name));
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (PropertySpec property : properties) {
      values.add(value(property, given.get(property.name()), nested, noted));
    }
    return broken[0] ? Optional.empty() : make(values, noted);
  }

  private static @Nullable Object value(
      PropertySpec property,
      @Nullable Object given,
      NestedReader nested,
      PropertyProblems problems) {
    Object value = given == null ? property.defaultValue().orElse(null) : given;
    if (value != null) {
      return property.type().read(property, value, nested, problems);
    }
    if (!property.optional()) {
      problems.error(property.name(), "missing; expected " + property.type().expected(property));
    }
    return null;
  }

  private String unknown(String name) {
    return Names.nearest(name, propertyNames())
        .map(meant -> "unknown; did you mean " + meant + '?')
        .orElseGet(() -> "unknown; expected " + propertyNames().stream().sorted().toList());
  }

  private Optional<Component> make(List<@Nullable Object> values, PropertyProblems problems) {
    try {
      return Optional.of(constructor.newInstance(values.toArray()));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InvalidPropertyException invalid) {
        problems.error(invalid.property(), invalid.problem());
        return Optional.empty();
      }
      throw new IllegalStateException("a constructor failed: " + implementation, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a component cannot be made: " + implementation, e);
    }
  }
}
