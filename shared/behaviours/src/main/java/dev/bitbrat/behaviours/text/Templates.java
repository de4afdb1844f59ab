package dev.bitbrat.behaviours.text;

import dev.bitbrat.behaviours.spi.Placeholder;
import dev.bitbrat.behaviours.spi.Template;
import dev.bitbrat.behaviours.spi.Template.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads templates: {@code ${name}}, {@code ${name|fallback}}, {@code $${name}} for the characters
 * themselves. A name that nobody knows stays as it was written.
 */
public final class Templates {
  private Templates() {}

  public static Template parse(String source) {
    return new Template(source, parts(source));
  }

  /**
   * The source of a template that means the same, but in which only those placeholders work that
   * {@code allowed} lets pass; the others are plain characters.
   */
  public static String restrict(String source, Predicate<String> allowed) {
    StringBuilder restricted = new StringBuilder();
    scan(
        source,
        words -> restricted.append(escaped(words)),
        (name, inside) -> {
          String whole = "${" + inside + '}';
          restricted.append(allowed.test(name) ? whole : escaped(whole));
        });
    return restricted.toString();
  }

  /** As words: a fallback may hold the beginning of another placeholder. */
  private static String escaped(String text) {
    return text.replace("${", "$${");
  }

  private static List<Part> parts(String source) {
    List<Part> parts = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    scan(
        source,
        words::append,
        (name, inside) -> {
          if (!words.isEmpty()) parts.add(new Part.Words(words.toString()));
          words.setLength(0);
          int bar = inside.indexOf('|');
          String fallback = bar < 0 ? "" : inside.substring(bar + 1);
          parts.add(new Part.Value(name, Placeholders.find(name).orElseThrow(), fallback));
        });
    if (!words.isEmpty()) parts.add(new Part.Words(words.toString()));
    return parts;
  }

  private interface Words {
    void take(String text);
  }

  private interface Value {
    /**
     * @param inside all that stands between the braces
     */
    void take(String name, String inside);
  }

  private static void scan(String source, Words words, Value value) {
    int at = 0;
    while (at < source.length()) {
      if (source.startsWith("$${", at)) {
        words.take("${");
        at += 3;
        continue;
      }
      int end = source.startsWith("${", at) ? source.indexOf('}', at) : -1;
      if (end < 0) {
        words.take(source.substring(at, at + 1));
        at++;
        continue;
      }
      String inside = source.substring(at + 2, end);
      String name = name(inside);
      if (name == null) words.take(source.substring(at, end + 1));
      else value.take(name, inside);
      at = end + 1;
    }
  }

  /** The name of a placeholder that we know. */
  private static @Nullable String name(String inside) {
    int bar = inside.indexOf('|');
    String name = bar < 0 ? inside : inside.substring(0, bar);
    Optional<Placeholder> placeholder = Placeholders.find(name);
    return placeholder.isPresent() ? name : null;
  }
}
