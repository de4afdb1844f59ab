package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Condition;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Self;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@Implementation(value = "arg.number", summary = "A word after the command is a number.")
record ArgumentNumber(
    @Property(
            value = "Which word: 1 is the first after the command.",
            defaultValue = "1",
            main = true,
            min = 1,
            max = 500)
        int index,
    @Property("At least so much.") @Nullable Double min,
    @Property("At most so much.") @Nullable Double max)
    implements Condition {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
  private static final int MOST_DIGITS = 40;

  @Override
  public boolean holds(Moment moment, Self self) {
    if (moment.words().size() <= index) return false;
    String word = moment.words().get(index);
    if (word.length() > MOST_DIGITS || !NUMBER.matcher(word).matches()) return false;
    double number = Double.parseDouble(word);
    return (min == null || number >= min) && (max == null || number <= max);
  }

  @Override
  public String sentence(boolean negated) {
    return "argument " + index + (negated ? " is not a number" : " is a number") + bounds();
  }

  private String bounds() {
    return (min == null ? "" : " of at least " + min) + (max == null ? "" : " up to " + max);
  }
}
