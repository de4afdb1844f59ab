package dev.bitbrat.behaviours.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes up delayed effects of one kind; found by {@link java.util.ServiceLoader}. */
public interface Resumption {
  /** For example {@code twitch.shoutout}. */
  String kind();

  /**
   * @param run of no behaviour, at the time that it became due
   */
  Action.Result resume(Run run, Map<String, @Nullable Object> payload);
}
