package dev.bitbrat.oauth;

import dev.bitbrat.events.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a platform gave. Its text form shows no value.
 *
 * @param life {@code null} if the platform did not say
 * @param scopes empty if the platform did not say
 */
record Grant(
    String access, @Nullable String refresh, @Nullable Duration life, List<String> scopes) {
  /** Of RFC 6749, appendix A.12; longer ones would not fit a header. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,4096}");

  private static final int MOST_SCOPES = 200;
  private static final long LONGEST = Duration.ofDays(400).toSeconds();

  Grant {
    scopes = List.copyOf(scopes);
  }

  /** {@code null} if there is no usable token in it. */
  static @Nullable Grant read(Map<String, @Nullable Object> body) {
    String access = Tree.string(body, "access_token");
    String refresh = Tree.string(body, "refresh_token");
    if (access == null || !TOKEN.matcher(access).matches()) return null;
    if (refresh != null && !TOKEN.matcher(refresh).matches()) refresh = null;
    return new Grant(access, refresh, life(body), scopes(body));
  }

  /** Kick's reference shows it as a string. */
  private static @Nullable Duration life(Map<String, @Nullable Object> body) {
    String text = String.valueOf(body.get("expires_in"));
    if (!text.matches("[0-9]{1,12}")) return null;
    long seconds = Long.parseLong(text);
    return seconds == 0 ? null : Duration.ofSeconds(Math.min(seconds, LONGEST));
  }

  /** Twitch says a list, Kick one text, as RFC 6749 has it. */
  static List<String> scopes(Map<String, @Nullable Object> body) {
    String text = Tree.string(body, "scope");
    List<String> all = text == null ? Tree.strings(body, "scope") : List.of(text.split(" +"));
    return all.stream()
        .filter(scope -> scope.matches("[\\x21-\\x7e]{1,100}"))
        .limit(MOST_SCOPES)
        .toList();
  }

  @Override
  public String toString() {
    return "Grant[for " + life + ", " + scopes + ']';
  }
}
