package dev.bitbrat.discord;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom a text may call: exactly those whom the bot's author wrote. Whatever data looks like, it
 * shows as text, or as a name, and calls nobody.
 */
final class Mentions {
  private static final Pattern USER = Pattern.compile("<@!?([0-9]{1,20})>");
  private static final Pattern ROLE = Pattern.compile("<@&([0-9]{1,20})>");
  private static final List<String> CROWDS = List.of("@everyone", "@here");

  /** What Discord takes. */
  private static final int MOST = 100;

  private final List<String> written;

  /**
   * @param written those of the author, as they stand in the text
   */
  Mentions(List<String> written) {
    this.written = written;
  }

  /** Discord's {@code allowed_mentions}. */
  Map<String, @Nullable Object> allowed() {
    Map<String, @Nullable Object> allowed = new LinkedHashMap<>();
    allowed.put("parse", crowd() ? List.of("everyone") : List.of());
    allowed.put("users", ids(USER));
    allowed.put("roles", ids(ROLE));
    allowed.put("replied_user", false);
    return allowed;
  }

  /** Discord knows one switch for both crowds, so the other one is disarmed in the text. */
  String harmless(String text) {
    if (!crowd()) return text;
    String harmless = text;
    for (String crowd : CROWDS) {
      if (!written.contains(crowd)) {
        harmless = harmless.replace(crowd, "@\u200b" + crowd.substring(1));
      }
    }
    return harmless;
  }

  private boolean crowd() {
    return CROWDS.stream().anyMatch(written::contains);
  }

  private List<String> ids(Pattern pattern) {
    return written.stream()
        .map(pattern::matcher)
        .flatMap(m -> m.matches() ? Stream.of(id(m)) : Stream.of())
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static String id(Matcher matcher) {
    return matcher.group(1);
  }
}
