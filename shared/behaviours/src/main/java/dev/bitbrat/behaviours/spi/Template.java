package dev.bitbrat.behaviours.spi;

import dev.bitbrat.behaviours.words.ChatText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with placeholders. Filled in once: what a value holds is never looked at again.
 *
 * @see dev.bitbrat.behaviours.text.Templates
 */
public final class Template {
  private final String source;
  private final List<Part> parts;

  /**
   * @param source as the author wrote it
   */
  public Template(String source, List<Part> parts) {
    this.source = source;
    this.parts = List.copyOf(parts);
  }

  /** A piece of it. */
  public sealed interface Part {
    /** Words of the bot's author. */
    record Words(String text) implements Part {}

    /**
     * @param name as written
     * @param fallback words of the author for a value that is missing
     */
    record Value(String name, Placeholder placeholder, String fallback) implements Part {}
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

  public Filled fill(Moment moment) {
    StringBuilder text = new StringBuilder();
    boolean visible = false;
    boolean startsWithData = false;
    for (Part part : parts) {
      String value = part instanceof Part.Value v ? v.placeholder.value(moment) : "";
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

  /** The filled text alone. */
  public String text(Moment moment) {
    return fill(moment).text();
  }

  /** As the author wrote it. */
  public String source() {
    return source;
  }

  /** Names of the placeholders in it, as written. */
  public List<String> names() {
    return parts.stream()
        .filter(Part.Value.class::isInstance)
        .map(part -> ((Part.Value) part).name)
        .toList();
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
