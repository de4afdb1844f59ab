package dev.bitbrat.behaviours;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text with placeholders: {@code ${name}}, {@code ${name|fallback}}, {@code $${name}} for the
 * characters themselves. Filled in once: what a value holds is never looked at again. A name that
 * nobody knows stays as it was written.
 */
public final class Template {
  private final String source;
  private final List<Part> parts;

  private Template(String source, List<Part> parts) {
    this.source = source;
    this.parts = List.copyOf(parts);
  }

  private sealed interface Part {
    /** Words of the bot's author. */
    record Words(String text) implements Part {}

    /**
     * @param fallback words of the author for a value that is missing
     */
    record Value(Placeholder placeholder, String fallback) implements Part {}
  }

  /**
   * A filled template.
   *
   * @param startsWithData whether the first visible character came from a value
   */
  public record Filled(String text, boolean startsWithData) {
    public boolean isBlank() {
      return ChatText.isBlank(text);
    }
  }

  public static Template parse(String source) {
    List<Part> parts = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    int at = 0;
    while (at < source.length()) {
      if (source.startsWith("$${", at)) {
        words.append("${");
        at += 3;
        continue;
      }
      int end = source.startsWith("${", at) ? source.indexOf('}', at) : -1;
      if (end < 0) {
        words.append(source.charAt(at++));
        continue;
      }
      Part.Value value = value(source.substring(at + 2, end));
      if (value == null) {
        words.append(source, at, end + 1);
      } else {
        flush(words, parts);
        parts.add(value);
      }
      at = end + 1;
    }
    flush(words, parts);
    return new Template(source, parts);
  }

  private static void flush(StringBuilder words, List<Part> parts) {
    if (words.isEmpty()) return;
    parts.add(new Part.Words(words.toString()));
    words.setLength(0);
  }

  private static Part.@Nullable Value value(String inside) {
    int bar = inside.indexOf('|');
    String name = bar < 0 ? inside : inside.substring(0, bar);
    String fallback = bar < 0 ? "" : inside.substring(bar + 1);
    Optional<Placeholder> placeholder = Placeholder.of(name);
    return placeholder.map(p -> new Part.Value(p, fallback)).orElse(null);
  }

  Filled fill(Scope scope) {
    StringBuilder text = new StringBuilder();
    boolean visible = false;
    boolean startsWithData = false;
    for (Part part : parts) {
      String value = "";
      if (part instanceof Part.Value v) value = v.placeholder.value(scope);
      String piece =
          switch (part) {
            case Part.Words words -> words.text;
            case Part.Value v -> value.isEmpty() ? v.fallback : value;
          };
      text.append(piece);
      if (!visible && !ChatText.isBlank(piece)) {
        visible = true;
        startsWithData = !value.isEmpty();
      }
    }
    return new Filled(text.toString(), startsWithData);
  }

  /** As the author wrote it. */
  public String source() {
    return source;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Template template && template.source.equals(source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return source;
  }
}
