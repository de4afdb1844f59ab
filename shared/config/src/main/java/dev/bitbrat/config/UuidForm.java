package dev.bitbrat.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a uuid is written: with dashes. */
final class UuidForm {
  private static final String HEX = "[0-9a-fA-F]";
  private static final Pattern UUID =
      Pattern.compile(HEX + "{8}(-" + HEX + "{4}){3}-" + HEX + "{12}");
  private static final Pattern BARE =
      Pattern.compile(
          "(" + HEX + "{8})(" + HEX + "{4})(" + HEX + "{4})(" + HEX + "{4})(" + HEX + "{12})");

  private UuidForm() {}

  /** Puts dashes into one without, as mewbot makes them; leaves anything else as it is. */
  static @Nullable Object dashed(@Nullable Object uuid) {
    if (!(uuid instanceof String text)) return uuid;
    Matcher bare = BARE.matcher(text);
    return bare.matches() ? bare.replaceFirst("$1-$2-$3-$4-$5") : text;
  }

  static boolean isUuid(@Nullable Object value) {
    return value instanceof String text && UUID.matcher(text).matches();
  }
}
