package dev.bitbrat.events;

import java.util.regex.Pattern;

/** What a bot may be called: events carry it, and its documents lie under it. */
public final class BotName {
  /** As a regular expression of the whole name. */
  public static final String FORM = "[a-z0-9_][a-z0-9_-]{0,62}";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  private BotName() {}

  public static boolean isOne(String text) {
    return PATTERN.matcher(text).matches();
  }
}
