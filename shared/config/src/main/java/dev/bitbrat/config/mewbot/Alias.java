package dev.bitbrat.config.mewbot;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a component of mewbot is here.
 *
 * @param implementation our name of it
 * @param mapping from its properties to ours
 * @param isLeftOut whether one of its properties has no meaning here
 */
public record Alias(
    String implementation,
    Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> mapping,
    Predicate<String> isLeftOut) {
  /** Our properties for those of mewbot. */
  public Map<String, @Nullable Object> properties(Map<String, @Nullable Object> theirs) {
    return mapping.apply(theirs);
  }

  /** Names of those of its properties that have no meaning here. */
  public List<String> leftOut(Map<String, @Nullable Object> theirs) {
    return theirs.keySet().stream().filter(isLeftOut).toList();
  }
}
