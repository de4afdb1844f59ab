package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Condition;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.InvalidPropertyException;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Self;
import org.jspecify.annotations.Nullable;

@Implementation(value = "arg.count", summary = "How many words follow the command.")
record ArgumentCount(
    @Property(value = "At least so many.", main = true, min = 0) @Nullable Integer min,
    @Property(value = "At most so many.", min = 0) @Nullable Integer max)
    implements Condition {
  ArgumentCount {
    if (min == null && max == null) {
      throw new InvalidPropertyException("min", "expected min, max or both");
    }
    if (min != null && max != null && min > max) {
      throw new InvalidPropertyException("max", "expected at least min, which is " + min);
    }
  }

  @Override
  public boolean holds(Moment moment, Self self) {
    int count = Math.max(0, moment.words().size() - 1);
    return (min == null || count >= min) && (max == null || count <= max);
  }

  @Override
  public String sentence(boolean negated) {
    if (min == null && max != null && max == 0) {
      return negated ? "the command has an argument" : "the command has no argument";
    }
    String bounds;
    if (min == null) bounds = "at most " + words(max == null ? 0 : max);
    else if (max == null) bounds = "at least " + words(min);
    else bounds = "from " + min + " to " + words(max);
    return (negated ? "the command does not have " : "the command has ") + bounds;
  }

  private static String words(int count) {
    return count + (count == 1 ? " argument" : " arguments");
  }
}
