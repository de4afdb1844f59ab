package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Condition;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Self;

@Implementation(value = "stream.live", summary = "Whether the stream is live.")
record StreamLive(
    @Property(
            value = "true while it is live, false while it is not.",
            defaultValue = "true",
            main = true)
        boolean is)
    implements Condition {
  @Override
  public boolean holds(Moment moment, Self self) {
    return moment.stream().live() == is;
  }

  @Override
  public String sentence(boolean negated) {
    return is == negated ? "the stream is not live" : "the stream is live";
  }
}
