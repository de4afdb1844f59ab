package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.spi.InvalidPropertyException;
import org.jspecify.annotations.Nullable;

/** Values that stand in a configuration. */
final class Constants {
  private Constants() {}

  /**
   * @param type {@code null} for any
   * @throws InvalidPropertyException if it is of another type
   */
  static Object checked(String property, Object value, @Nullable Datatype type) {
    if (type == null) return value;
    return switch (type.check(value)) {
      case Checked.Fine(Object checked) -> checked;
      case Checked.Wrong(String why) -> throw new InvalidPropertyException(property, why);
    };
  }
}
