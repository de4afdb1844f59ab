package dev.bitbrat.examples.dice;

import dev.bitbrat.behaviours.spi.Condition;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Self;

@Implementation(value = "chance", summary = "Holds now and then, at random.")
record Chance(
    @Property(value = "How often, of a hundred times.", main = true, min = 0, max = 100)
        int percent)
    implements Condition {
  @Override
  public boolean holds(Moment moment, Self self) {
    return moment.world().chance().nextInt(100) < percent;
  }

  @Override
  public String sentence(boolean negated) {
    return "luck has it (" + (negated ? 100 - percent : percent) + " of 100 times)";
  }
}
