package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.spi.Store.Written;
import java.util.function.Function;

/** A value that may be kept, or why not. */
sealed interface Checked {
  record Fine(Object value) implements Checked {}

  /**
   * @param why for the operator
   */
  record Wrong(String why) implements Checked {}

  default Written then(Function<Object, Written> write) {
    return switch (this) {
      case Fine(Object value) -> write.apply(value);
      case Wrong(String why) -> new Written.Refused(why);
    };
  }
}
