package dev.bitbrat.rules;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.RoutingStep;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say about an event.
 *
 * @param event with the chosen rule's enrichments, and {@code metadata.matchedRuleIds} and {@code
 *     metadata.chosenRuleId}; its slip is untouched
 * @param rule the first that matched, if any did
 * @param matchedRuleIds of all that matched, first match first
 * @param slip the chosen rule's steps, all PENDING; empty without a rule, and for a rule that only
 *     enriches
 * @param problems rules that failed on this event and were passed over
 */
public record Routing(
    Event event,
    @Nullable Rule rule,
    List<String> matchedRuleIds,
    List<RoutingStep> slip,
    List<Problem> problems) {
  public Routing {
    matchedRuleIds = List.copyOf(matchedRuleIds);
    slip = List.copyOf(slip);
    problems = List.copyOf(problems);
  }

  public Optional<Rule> chosen() {
    return Optional.ofNullable(rule);
  }
}
