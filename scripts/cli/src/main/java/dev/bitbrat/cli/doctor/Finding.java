package dev.bitbrat.cli.doctor;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param found for a person; never a secret
 * @param advice what to do; {@code ""} if nothing
 */
record Finding(String check, Level level, String found, String advice) {
  enum Level {
    OK,
    /** Some of it does not work. */
    WARN,
    /** Nothing works, or not for long. */
    FAIL;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(String check, String found) {
    return new Finding(check, Level.OK, found, "");
  }

  static Finding warn(String check, String found, String advice) {
    return new Finding(check, Level.WARN, found, advice);
  }

  static Finding fail(String check, String found, String advice) {
    return new Finding(check, Level.FAIL, found, advice);
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("check", check);
    json.put("status", level.word());
    json.put("found", found);
    if (!advice.isEmpty()) json.put("advice", advice);
    return json;
  }
}
