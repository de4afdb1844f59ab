package dev.bitbrat.behaviours.spi;

/** A condition within another. */
public record Nested(Condition condition, Self self, boolean negated) {
  public boolean holds(Moment moment) {
    return condition.holds(moment, self) != negated;
  }

  /** See {@link Condition#taken}; of a negated one nothing is taken. */
  public void taken(Moment moment, Draft draft) {
    if (!negated) condition.taken(moment, draft, self);
  }

  public String sentence() {
    return condition.sentence(negated);
  }
}
