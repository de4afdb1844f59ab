package dev.bitbrat.pipeline;

import dev.bitbrat.events.Tree;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored document.
 *
 * @param fields JSON values (see {@link Tree})
 * @param version changes with every write that changes something; opaque
 */
public record Doc(DocPath path, Map<String, @Nullable Object> fields, String version) {
  public Doc(DocPath path, Map<String, @Nullable Object> fields, String version) {
    this.path = path;
    this.version = version;
    this.fields = Tree.mapOf(fields);
  }
}
