package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.words.ChatText;
import dev.bitbrat.behaviours.words.Names;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of records. */
final class Keys {
  static final int LONGEST = 200;

  private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,15})");

  private Keys() {}

  /** Why nothing can be kept under that key, if so. */
  static Optional<String> problem(String key) {
    if (ChatText.isBlank(key)) return Optional.of("the key is blank");
    return key.codePointCount(0, key.length()) > LONGEST
        ? Optional.of("the key is longer than " + LONGEST + " characters")
        : Optional.empty();
  }

  /** The number that is meant, with or without a {@code #}. */
  static OptionalLong number(String key) {
    Matcher number = NUMBER.matcher(key.strip());
    return number.matches()
        ? OptionalLong.of(Long.parseLong(number.group(1)))
        : OptionalLong.empty();
  }

  static boolean same(String key, @Nullable String other) {
    return other != null && Names.fold(key).equals(Names.fold(other));
  }
}
