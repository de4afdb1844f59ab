package dev.bitbrat.behaviours;

import dev.bitbrat.events.Tree;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A component that this version does not know; its behaviour stays inactive.
 *
 * @param component as it was written
 */
public record Unresolved(String implementation, Map<String, @Nullable Object> component)
    implements Trigger, Condition, Action {
  public Unresolved(String implementation, Map<String, @Nullable Object> component) {
    this.implementation = implementation;
    this.component = Tree.mapOf(component);
  }
}
