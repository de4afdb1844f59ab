package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.StoreRef;
import dev.bitbrat.behaviours.spi.Template;
import org.jspecify.annotations.Nullable;

@Implementation(value = "datastore.increment", summary = "Adds to a number.")
record DatastoreIncrement(
    @Property(
            value = "Where the number is.",
            main = true,
            shapes = {Shape.SINGLE, Shape.MAP},
            writable = true)
        StoreRef datastore,
    @Property(
            value = "How much; a negative number takes away.",
            defaultValue = "1",
            min = -1_000_000_000,
            max = 1_000_000_000)
        long by,
    @Property("Its name, if it is a map.") @Nullable Template key,
    @Property(value = Data.INTO, defaultValue = Data.RECORD) String into)
    implements Action {
  DatastoreIncrement {
    Data.checkInto(into);
  }

  @Override
  public Result act(Run run) {
    return Data.leave(run, into, Data.store(run, datastore).increment(Data.text(key, run), by));
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public String sentence() {
    String what = by < 0 ? "take " + -by + " from " : "add " + by + " to ";
    return what + datastore + Data.under(key);
  }
}
