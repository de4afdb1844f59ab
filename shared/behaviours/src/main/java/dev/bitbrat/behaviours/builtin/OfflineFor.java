package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.catalogue.Durations;
import dev.bitbrat.behaviours.spi.Condition;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Self;
import java.time.Duration;

@Implementation(
    value = "offlineFor",
    summary = "How long the channel had been offline before this.")
record OfflineFor(
    @Property(
            value = "At least so long; a channel that was never seen has been offline for ever.",
            main = true)
        Duration atLeast)
    implements Condition {
  @Override
  public boolean holds(Moment moment, Self self) {
    return moment.stream().offlineFor().map(d -> d.compareTo(atLeast) >= 0).orElse(true);
  }

  @Override
  public String sentence(boolean negated) {
    return "the channel had "
        + (negated ? "not " : "")
        + "been offline for at least "
        + Durations.words(atLeast);
  }
}
