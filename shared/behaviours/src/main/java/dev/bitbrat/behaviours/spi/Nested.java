package dev.bitbrat.behaviours.spi;

/** A condition within another. */
public record Nested(Condition condition, Self self, boolean negated) {
  public boolean holds(Moment moment) {
    return condition.holds(moment, self) != negated;
  }

  public String sentence() {
    return condition.sentence(negated);
  }
}
