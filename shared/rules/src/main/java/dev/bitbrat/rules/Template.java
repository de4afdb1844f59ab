package dev.bitbrat.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Text with names in it: <code>{{a.b}}</code> and <code>{{{a.b}}}</code> both give the value as it
 * is. Rendered in one pass: names in a value stay as they are.
 */
final class Template {
  private static final int MAX_RENDERED = 64 * 1024;

  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  private sealed interface Part {
    record Literal(String text) implements Part {}

    record Value(Path path) implements Part {}
  }

  /** What names mean: the event's before the rule's own. */
  record Scope(Map<String, @Nullable Object> event, Map<String, @Nullable Object> rule) {
    @Nullable Object find(Path path) {
      if (path.names().isEmpty()) return null;
      boolean known = event.containsKey(path.names().getFirst());
      return path.find(known ? event : rule, null);
    }
  }

  static Template of(String text) throws InvalidRule {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int open = text.indexOf("{{", from);
      if (open < 0) break;
      boolean triple = text.startsWith("{{{", open);
      String closing = triple ? "}}}" : "}}";
      int start = open + closing.length();
      int close = text.indexOf(closing, start);
      if (close < 0) break;
      if (open > from) parts.add(new Part.Literal(text.substring(from, open)));
      parts.add(new Part.Value(path(text.substring(start, close).strip())));
      from = close + closing.length();
    }
    if (from < text.length()) parts.add(new Part.Literal(text.substring(from)));
    return new Template(parts);
  }

  private static Path path(String name) throws InvalidRule {
    String plain = name.startsWith("&") ? name.substring(1).strip() : name;
    if (!plain.isEmpty() && "#^/>!=".indexOf(plain.charAt(0)) >= 0) {
      throw new InvalidRule(
          "{{" + Names.brief(plain) + "}} in a template: only names can stand there");
    }
    return Path.of(plain, new Run());
  }

  /**
   * @throws LogicException if the text becomes longer than 64 Ki characters
   */
  String render(Scope scope) {
    StringBuilder out = new StringBuilder();
    Run run = new Run();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal(String text) -> out.append(text);
        case Part.Value(Path path) -> out.append(text(scope.find(path), run));
      }
      if (out.length() > MAX_RENDERED) {
        throw new LogicException("a template gave more than " + MAX_RENDERED + " characters");
      }
    }
    return out.toString();
  }

  private static String text(@Nullable Object value, Run run) {
    return value instanceof Map<?, ?> ? "" : JsText.orEmpty(value, run);
  }
}
