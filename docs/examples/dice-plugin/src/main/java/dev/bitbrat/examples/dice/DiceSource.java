package dev.bitbrat.examples.dice;

import dev.bitbrat.behaviours.spi.Access;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.Source;
import java.util.List;
import java.util.Optional;

@Implementation(value = "source.dice", summary = "The sum of dice, rolled anew each time.")
record DiceSource(
    @Property(value = "Which, for example 2d6: two with six sides.", main = true) String dice)
    implements Source {
  private static final String DICE = "dice";

  DiceSource {
    Dice.parse(DICE, dice);
  }

  @Override
  public Shape shape() {
    return Shape.SINGLE;
  }

  @Override
  public List<Entry> entries(Access access) {
    long sum = Dice.sum(Dice.parse(DICE, dice).roll(access.world().chance()));
    return List.of(Entry.of(sum, 0, null));
  }

  @Override
  public Optional<Entry> find(Access access, String key) {
    return Optional.empty();
  }
}
