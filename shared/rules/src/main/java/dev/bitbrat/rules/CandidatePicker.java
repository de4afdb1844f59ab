package dev.bitbrat.rules;

import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Event;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Decides which of a rule's candidates an event gets when the rule says {@code randomCandidate}.
 */
@FunctionalInterface
public interface CandidatePicker {
  /**
   * @param candidates at least one
   */
  Candidate pick(Event event, String ruleId, List<Candidate> candidates);

  /** Any of them, without a memory of what was said before. */
  static CandidatePicker random(RandomGenerator chance) {
    return (event, ruleId, candidates) -> candidates.get(chance.nextInt(candidates.size()));
  }
}
