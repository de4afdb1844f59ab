package dev.bitbrat.discord;

import dev.bitbrat.events.Tree;
import dev.bitbrat.platform.webhook.MalformedException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Discord's ids: decimal numbers of 64 bits, written as strings. */
final class Snowflake {
  static final Pattern ID = Pattern.compile("[0-9]{1,20}");

  /** As people refer to users, roles and channels. */
  private static final Pattern REFERENCE = Pattern.compile("<(?:@!?|@&|#)([0-9]{1,20})>");

  private Snowflake() {}

  static boolean is(@Nullable String text) {
    return text != null && ID.matcher(text).matches();
  }

  /** The id that this is, or refers to. */
  static Optional<String> in(@Nullable Object value) {
    if (!(value instanceof String || value instanceof Long)) return Optional.empty();
    String text = value.toString().strip();
    if (is(text)) return Optional.of(text);
    Matcher reference = REFERENCE.matcher(text);
    return reference.matches() ? Optional.of(reference.group(1)) : Optional.empty();
  }

  /**
   * @param where the place in the document, for people
   * @throws MalformedException if there is no id
   */
  static String of(Map<String, @Nullable Object> object, String name, String where) {
    String id = Tree.string(object, name);
    if (id != null && is(id)) return id;
    throw new MalformedException(where + '.' + name + ": an id is needed here");
  }
}
