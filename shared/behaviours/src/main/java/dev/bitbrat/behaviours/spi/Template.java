package dev.bitbrat.behaviours.spi;

import dev.bitbrat.behaviours.words.ChatText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with placeholders. Filled in once: what a value holds is never looked at again.
 *
 * @see dev.bitbrat.behaviours.text.Templates
 */
public final class Template {
  /** The person who caused the event. */
  private static final String CALLER = "@user";

  private static final Pattern MENTION =
      Pattern.compile("<@[!&]?[0-9]{1,20}>|@everyone\\b|@here\\b");

  /** A name is none: anybody may be called "everyone". */
  private static final Pattern PERSON = Pattern.compile("<@[0-9]{1,20}>");

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
   * @param mentions what the author meant to call somebody's attention by, as the platform writes
   *     it: {@code <@123>}, {@code @everyone}. What a value holds is none, but for the person's
   *     own.
   */
  public record Filled(String text, boolean startsWithData, List<String> mentions) {
    public Filled {
      mentions = List.copyOf(mentions);
    }

    public boolean isBlank() {
      return ChatText.isBlank(text);
    }
  }

  public Filled fill(Moment moment) {
    StringBuilder text = new StringBuilder();
    boolean visible = false;
    boolean startsWithData = false;
    List<String> mentions = new ArrayList<>();
    for (Part part : parts) {
      String value = part instanceof Part.Value v ? v.placeholder.value(moment) : "";
      String piece =
          switch (part) {
            case Part.Words words -> words.text;
            case Part.Value v -> value.isEmpty() ? v.fallback : value;
          };
      text.append(piece);
      boolean authors = value.isEmpty();
      if (authors) mentionsIn(piece, mentions);
      if (part instanceof Part.Value v && v.name.equals(CALLER)) personIn(value, mentions);
      if (!visible && !ChatText.isBlank(piece)) {
        visible = true;
        startsWithData = !value.isEmpty();
      }
    }
    return new Filled(text.toString(), startsWithData, mentions);
  }

  private static void personIn(String value, List<String> mentions) {
    if (PERSON.matcher(value).matches()) mentions.add(value);
  }

  /** Piece by piece: {@code <@${args}>} is nobody, whatever the value is. */
  private static void mentionsIn(String words, List<String> mentions) {
    Matcher matcher = MENTION.matcher(words);
    while (matcher.find()) mentions.add(matcher.group());
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
