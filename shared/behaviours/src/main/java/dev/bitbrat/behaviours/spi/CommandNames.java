package dev.bitbrat.behaviours.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command is called: names as written without a sigil, or the value of a single data store
 * at the time.
 */
public record CommandNames(List<String> names, @Nullable StoreRef store) {
  public CommandNames {
    names = List.copyOf(names);
  }
}
