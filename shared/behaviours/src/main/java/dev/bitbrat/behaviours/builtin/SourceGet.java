package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.StoreRef;
import java.util.Optional;

@Implementation(
    value = "source.get",
    summary = "Asks a source for its value, for example one from another server.")
record SourceGet(
    @Property(value = "What to ask.", main = true, shapes = Shape.SINGLE) StoreRef from,
    @Property(value = Data.INTO, defaultValue = Data.RECORD) String into)
    implements Action {
  SourceGet {
    Data.checkInto(into);
  }

  @Override
  public Result act(Run run) {
    Optional<Entry> value = Data.source(run, from).entries().stream().findFirst();
    return Data.leave(run, into, value, from + " has no value now");
  }

  @Override
  public String sentence() {
    return "get a value from " + from;
  }
}
