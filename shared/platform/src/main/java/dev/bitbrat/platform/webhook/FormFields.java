package dev.bitbrat.platform.webhook;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads {@code application/x-www-form-urlencoded} in UTF-8, strictly: each name once, since two
 * readers could understand a repeated one differently.
 */
public final class FormFields {
  /** A form of more fields is refused. */
  public static final int MOST_FIELDS = 200;

  private static final int LONGEST_NAME = 200;

  private FormFields() {}

  /**
   * Names and values in the form's order; a name without {@code =} has the value {@code ""}.
   *
   * @throws MalformedException if it is no such form; the message quotes nothing
   */
  public static Map<String, String> read(byte[] body) {
    Map<String, String> fields = new LinkedHashMap<>();
    String text = utf8(body);
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new MalformedException("a control character that is not escaped");
    }
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('&', start);
      if (end < 0) end = text.length();
      if (end > start) add(fields, text.substring(start, end));
      start = end + 1;
    }
    return Collections.unmodifiableMap(fields);
  }

  private static void add(Map<String, String> fields, String pair) {
    if (fields.size() == MOST_FIELDS) {
      throw new MalformedException("a form of more than " + MOST_FIELDS + " fields");
    }
    int equals = pair.indexOf('=');
    String name = decode(equals < 0 ? pair : pair.substring(0, equals));
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new MalformedException("a field's name is empty or too long");
    }
    String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
    if (fields.put(name, value) != null) {
      throw new MalformedException("a field is there more than once");
    }
  }

  private static String decode(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("a broken percent escape");
    }
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("the form is not UTF-8");
    }
  }
}
