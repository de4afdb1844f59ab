package dev.bitbrat.transcript;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.json.JsonLimits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines that say what must be stored. */
final class StoreLine {
  private static final JsonLimits LIMITS = new JsonLimits(4 * LineReader.MAX_LENGTH, 64);
  private static final String CONTENT = "for example: = greetings [\"hello\"]";
  private static final String AUDIT = "for example: =audit falls {\"modified_by\": \"mia\"}";

  private StoreLine() {}

  /**
   * @param raw what follows the mark
   */
  static Expectation content(int number, String raw) throws BadLineException {
    Words words = words(raw, CONTENT);
    return new Expectation.Content(number, words.first(), json(words.raw(), CONTENT));
  }

  /**
   * @param raw what follows the mark
   */
  static Expectation audit(int number, String raw) throws BadLineException {
    Words words = words(raw, AUDIT);
    if (json(words.raw(), AUDIT) instanceof Map<?, ?> fields) {
      return new Expectation.Audit(number, words.first(), Tree.mapOf(fields));
    }
    throw new BadLineException("the fields of a record are an object", AUDIT);
  }

  private static Words words(String raw, String example) throws BadLineException {
    Words words = Words.of(raw.strip());
    if (!words.first().isEmpty() && !words.first().startsWith("#")) return words;
    throw new BadLineException("no store is named", example);
  }

  private static @Nullable Object json(String raw, String example) throws BadLineException {
    String text = Escapes.withoutCommentOfJson(raw).strip();
    if (text.isEmpty()) throw new BadLineException("no JSON value follows the store", example);
    try {
      return Json.parse(text, LIMITS);
    } catch (JsonException e) {
      throw new BadLineException(
          "not JSON: " + e.problem() + " at character " + e.column() + " of the value", example);
    }
  }
}
