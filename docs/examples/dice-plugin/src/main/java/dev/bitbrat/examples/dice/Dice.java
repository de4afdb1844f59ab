package dev.bitbrat.examples.dice;

import dev.bitbrat.behaviours.spi.InvalidPropertyException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Dice as players write them: {@code 2d6} are two with six sides, {@code d20} is one with twenty.
 */
record Dice(int count, int sides) {
  private static final Pattern NOTATION = Pattern.compile("([0-9]{0,3})[dD]([0-9]{1,4})");
  private static final int MOST_DICE = 20;
  private static final int MOST_SIDES = 1000;

  /**
   * @param property that the text was given for
   * @throws InvalidPropertyException if it says no dice that could be thrown
   */
  static Dice parse(String property, String text) {
    Matcher matcher = NOTATION.matcher(text.strip());
    if (matcher.matches()) {
      int count = matcher.group(1).isEmpty() ? 1 : Integer.parseInt(matcher.group(1));
      int sides = Integer.parseInt(matcher.group(2));
      if (count >= 1 && count <= MOST_DICE && sides >= 2 && sides <= MOST_SIDES) {
        return new Dice(count, sides);
      }
    }
    throw new InvalidPropertyException(
        property,
        "expected dice such as 2d6: at most %d, of 2 to %d sides".formatted(MOST_DICE, MOST_SIDES));
  }

  List<Integer> roll(RandomGenerator chance) {
    return IntStream.range(0, count).mapToObj(i -> 1 + chance.nextInt(sides)).toList();
  }

  static int sum(List<Integer> roll) {
    return roll.stream().mapToInt(Integer::intValue).sum();
  }
}
