package dev.bitbrat.standins;

import dev.bitbrat.events.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whom a message calls, by "Allowed Mentions Object" of Discord's documentation. */
final class DiscordPings {
  private static final Pattern USER = Pattern.compile("<@!?([0-9]+)>");
  private static final Pattern ROLE = Pattern.compile("<@&([0-9]+)>");

  private DiscordPings() {}

  /** Ids of users, ids of roles after {@code &}, {@code @everyone} and {@code @here}; sorted. */
  static List<String> of(Map<String, @Nullable Object> message) {
    String content = String.valueOf(Tree.string(message, "content"));
    boolean unlimited = message.get("allowed_mentions") == null;
    Map<String, @Nullable Object> allowed = Tree.map(message, "allowed_mentions");
    List<String> parse = Tree.strings(allowed, "parse");
    TreeSet<String> called = new TreeSet<>();
    for (String id : ids(USER, content)) {
      boolean named = Tree.strings(allowed, "users").contains(id);
      if (unlimited || parse.contains("users") || named) called.add(id);
    }
    for (String id : ids(ROLE, content)) {
      boolean named = Tree.strings(allowed, "roles").contains(id);
      if (unlimited || parse.contains("roles") || named) called.add("&" + id);
    }
    for (String crowd : List.of("@everyone", "@here")) {
      if (content.contains(crowd) && (unlimited || parse.contains("everyone"))) called.add(crowd);
    }
    return List.copyOf(called);
  }

  /** Discord refuses an id list beside the switch for all of its kind. */
  static boolean contradicts(Map<String, @Nullable Object> message) {
    Map<String, @Nullable Object> allowed = Tree.map(message, "allowed_mentions");
    List<String> parse = Tree.strings(allowed, "parse");
    return List.of("users", "roles").stream()
        .anyMatch(kind -> parse.contains(kind) && !Tree.list(allowed, kind).isEmpty());
  }

  private static List<String> ids(Pattern pattern, String content) {
    return pattern.matcher(content).results().map((MatchResult m) -> m.group(1)).toList();
  }
}
