package dev.bitbrat.behaviours.spi;

import java.util.List;

/**
 * Adds components: found by {@link java.util.ServiceLoader}, so that a jar beside ours brings its
 * own.
 */
public interface ComponentProvider {
  /** Records that implement {@link Trigger}, {@link Condition}, {@link Action} and so on. */
  List<Class<? extends Component>> components();
}
