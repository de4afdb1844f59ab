package dev.bitbrat.transcript;

import java.util.List;

/**
 * A cause and what must come of it.
 *
 * @param expectations in their order; none and {@link Expectation.Silence} mean the same
 */
public record Step(Cause cause, List<Expectation> expectations) {
  public Step {
    expectations = List.copyOf(expectations);
  }

  /** Exactly this must come out; empty if nothing may. */
  public List<Expectation.Output> outputs() {
    return expectations.stream()
        .filter(Expectation.Output.class::isInstance)
        .map(Expectation.Output.class::cast)
        .toList();
  }

  /** The stores to look at afterwards: contents and audits. */
  public List<Expectation> stored() {
    return expectations.stream()
        .filter(e -> e instanceof Expectation.Content || e instanceof Expectation.Audit)
        .toList();
  }
}
