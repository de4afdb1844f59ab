package dev.bitbrat.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule as stored (contract section 2), read: usable, switched off, or broken with the reason. */
public sealed interface RuleDocument {
  String id();

  record Usable(Rule rule) implements RuleDocument {
    @Override
    public String id() {
      return rule.id();
    }
  }

  /** {@code enabled} is false. */
  record Off(String id) implements RuleDocument {}

  record Broken(String id, String reason) implements RuleDocument {}

  /**
   * Reads a document. Steps without {@code id} or {@code nextTopic} are dropped, unknown fields
   * ignored.
   *
   * @param name the id of a document that holds none, for example the file's name
   * @param parser for logic that is given as JSON text
   */
  static RuleDocument read(
      String name, Map<String, ? extends @Nullable Object> document, JsonParser parser) {
    return new RuleReader(parser).read(name, document);
  }
}
