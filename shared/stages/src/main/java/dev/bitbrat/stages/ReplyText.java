package dev.bitbrat.stages;

import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Tree;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the best candidate says, as it goes to the chat. */
final class ReplyText {
  private ReplyText() {}

  /**
   * The text of the best candidate; of a system event without candidates, its payload's text. Never
   * what a user said.
   */
  static Optional<String> of(Event event) {
    Optional<Candidate> best = Candidate.best(event.candidates());
    if (best.isPresent()) return clean(best.get().text());
    if (event.message() != null || event.payload() == null) return Optional.empty();
    return clean(Tree.string(event.payload(), "text"));
  }

  /** Without surrounding blanks and up to two pairs of quotes; nothing if nothing is left. */
  static Optional<String> clean(@Nullable String text) {
    if (text == null) return Optional.empty();
    String rest = text.strip();
    for (int layer = 0; layer < 2 && isQuoted(rest); layer++) {
      rest = rest.substring(1, rest.length() - 1).strip();
    }
    return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
  }

  /** One quote at each end and none between: {@code "yes" and "no"} is not quoted. */
  private static boolean isQuoted(String text) {
    if (text.length() < 2) return false;
    char first = text.charAt(0);
    return (first == '"' || first == '\'' || first == '`')
        && text.indexOf(first, 1) == text.length() - 1;
  }
}
