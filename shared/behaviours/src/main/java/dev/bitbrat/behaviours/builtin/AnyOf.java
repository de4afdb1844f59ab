package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Condition;
import dev.bitbrat.behaviours.spi.Draft;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Nested;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Self;
import dev.bitbrat.behaviours.words.Listing;
import java.util.List;

@Implementation(value = "any", summary = "At least one of these conditions holds.")
record AnyOf(@Property(value = "The conditions.", main = true) List<Nested> of)
    implements Condition {
  @Override
  public boolean holds(Moment moment, Self self) {
    return of.stream().anyMatch(condition -> condition.holds(moment));
  }

  @Override
  public void taken(Moment moment, Draft draft, Self self) {
    of.forEach(condition -> condition.taken(moment, draft));
  }

  @Override
  public boolean writes() {
    return of.stream().anyMatch(condition -> condition.condition().writes());
  }

  @Override
  public String sentence(boolean negated) {
    String all = Listing.either(of.stream().map(Nested::sentence).toList());
    return negated ? "none of these holds: " + all : all;
  }
}
