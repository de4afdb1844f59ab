package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.Component;
import dev.bitbrat.behaviours.spi.Condition;
import dev.bitbrat.behaviours.spi.Self;
import dev.bitbrat.behaviours.spi.Template;
import dev.bitbrat.events.Tree;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A component as it stands in a behaviour.
 *
 * @param negated whether the opposite is meant
 * @param orElse of an action: what is said when it cannot be done
 * @param properties as written
 */
public record Configured<T extends Component>(
    Self self,
    String implementation,
    boolean negated,
    @Nullable Template orElse,
    Map<String, @Nullable Object> properties,
    T component) {
  public Configured(
      Self self,
      String implementation,
      boolean negated,
      @Nullable Template orElse,
      Map<String, @Nullable Object> properties,
      T component) {
    this.self = self;
    this.implementation = implementation;
    this.negated = negated;
    this.orElse = orElse;
    this.properties = Tree.mapOf(properties);
    this.component = component;
  }

  boolean isResolved() {
    return !(component instanceof Unresolved);
  }

  /** As written, in one line, for example {@code not user.role atLeast vip}. */
  String describe() {
    boolean nests = properties.values().stream().anyMatch(Configured::holdsComponents);
    if (nests && component instanceof Condition condition) {
      return implementation + " (" + condition.sentence(negated) + ')';
    }
    String all =
        properties.entrySet().stream()
            .map(entry -> " " + entry.getKey() + " " + text(entry.getValue()))
            .collect(Collectors.joining(","));
    return (negated ? "not " : "") + implementation + all;
  }

  private static boolean holdsComponents(@Nullable Object value) {
    return value instanceof Map
        || (value instanceof Collection<?> list && list.stream().anyMatch(Map.class::isInstance));
  }

  private static String text(@Nullable Object value) {
    return value instanceof Collection<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : String.valueOf(value);
  }
}
