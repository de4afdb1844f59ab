package dev.bitbrat.examples.dice;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@Implementation(value = "dice.roll", summary = "Rolls dice.")
record DiceRoll(
    @Property(value = "Which, for example 2d6: two with six sides.", main = true) String dice,
    @Property(
            value = "Name under which they lie for later actions: ${state.NAME.sum} and each.",
            defaultValue = "roll")
        String into)
    implements Action {
  private static final String DICE = "dice";

  /** What it throws for, a person reads with file and line. */
  DiceRoll {
    Dice.parse(DICE, dice);
  }

  @Override
  public Result act(Run run) {
    List<Integer> roll = Dice.parse(DICE, dice).roll(run.world().chance());
    String each = roll.stream().map(String::valueOf).collect(Collectors.joining(" + "));
    run.leave(into, Map.of("sum", Integer.toString(Dice.sum(roll)), "each", each));
    return Result.DONE;
  }

  @Override
  public String sentence() {
    return "roll " + dice;
  }
}
