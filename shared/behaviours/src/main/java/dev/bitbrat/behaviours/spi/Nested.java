package dev.bitbrat.behaviours.spi;

/** A condition within another. */
public record Nested(Condition condition, Self self, boolean negated) {
  public boolean holds(Moment moment) {
    return condition.holds(moment, self) != negated;
  }

  /** Takes what the condition takes if it holds, as {@link Condition#taken} says. */
  public void taken(Moment moment, Draft draft) {
    if (!negated && holds(moment)) condition.taken(moment, draft, self);
  }

  public String sentence() {
    return condition.sentence(negated);
  }
}
