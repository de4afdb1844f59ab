package dev.bitbrat.behaviours.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Makes ordinary behaviours and data stores out of a few properties. It is gone once a bot is
 * loaded: the bundle holds what it made.
 */
public interface BehaviourTemplate extends Component {
  /**
   * Documents of a bot as people write them. In their texts and names <code>{{name}}</code> stands
   * for a value; a text of nothing else becomes the value itself, be it a number or a list.
   *
   * <p>From the resource beside the class that is called like the implementation, with {@code
   * .yaml}.
   */
  default String yaml() {
    Implementation implementation = getClass().getAnnotation(Implementation.class);
    String name = implementation.value() + ".yaml";
    try (InputStream resource = getClass().getResourceAsStream(name)) {
      if (resource == null) throw new IllegalStateException("no resource " + name);
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands for the names: texts, numbers, truth values, or lists of them. */
  Map<String, ?> values();
}
