package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Condition;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Nested;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Self;
import dev.bitbrat.behaviours.words.Listing;
import java.util.List;

@Implementation(value = "not", summary = "None of these conditions holds.")
record NoneOf(@Property(value = "The conditions.", main = true) List<Nested> of)
    implements Condition {
  @Override
  public boolean holds(Moment moment, Self self) {
    return of.stream().noneMatch(condition -> condition.holds(moment));
  }

  @Override
  public String sentence(boolean negated) {
    return Listing.all(
        of.stream().map(c -> c.condition().sentence(c.negated() == negated)).toList());
  }
}
