package dev.bitbrat.behaviours.spi;

import java.util.List;

/**
 * A part of a sentence. Phrases with the same lead are told together.
 *
 * @param lead for example {@code a user sends the chat command}
 * @param objects for example {@code !plan}; told with "or" between them
 */
public record Phrase(String lead, List<String> objects) {
  public Phrase {
    objects = List.copyOf(objects);
  }

  public static Phrase of(String lead) {
    return new Phrase(lead, List.of());
  }
}
