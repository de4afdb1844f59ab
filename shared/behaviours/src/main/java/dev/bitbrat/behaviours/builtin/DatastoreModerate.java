package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.StoreRef;
import dev.bitbrat.behaviours.spi.Template;

@Implementation(
    value = "datastore.moderate",
    summary = "Decides whether a record of a list or map may be shown.")
record DatastoreModerate(
    @Property(
            value = "Where the record is.",
            shapes = {Shape.LIST, Shape.MAP},
            writable = true)
        StoreRef from,
    @Property("The record's number or key.") Template key,
    @Property("What becomes of it.") Entry.Status status,
    @Property(value = Data.INTO, defaultValue = Data.RECORD) String into)
    implements Action {
  DatastoreModerate {
    Data.checkInto(into);
  }

  @Override
  public Result act(Run run) {
    return Data.leave(
        run,
        into,
        Data.store(run, from).moderate(key.text(run), status),
        from + " has no such record");
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public String sentence() {
    String what =
        switch (status) {
          case APPROVED -> "approve ";
          case PENDING -> "hold back ";
          case REJECTED -> "reject ";
        };
    return what + key + " in " + from;
  }
}
