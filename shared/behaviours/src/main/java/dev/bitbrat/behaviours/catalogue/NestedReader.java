package dev.bitbrat.behaviours.catalogue;

import dev.bitbrat.behaviours.spi.Nested;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a condition within another component. */
@FunctionalInterface
public interface NestedReader {
  /**
   * @param field where it stands, for example {@code any[0]}
   * @return empty if it cannot be used, which was told
   */
  Optional<Nested> read(String field, Map<String, @Nullable Object> tree);
}
