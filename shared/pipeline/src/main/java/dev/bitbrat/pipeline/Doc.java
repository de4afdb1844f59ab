package dev.bitbrat.pipeline;

import dev.bitbrat.events.Tree;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored document.
 *
 * @param fields JSON values (see {@link Tree})
 * @param version changes with every write; opaque
 */
public record Doc(DocPath path, Map<String, @Nullable Object> fields, String version) {
  // Not compact: javac leaves the type annotations of a compact constructor's parameters out of the
  // class file, and callers in other modules would then be refused maps with null values.
  public Doc(DocPath path, Map<String, @Nullable Object> fields, String version) {
    this.path = path;
    this.fields = Tree.mapOf(fields);
    this.version = version;
  }
}
