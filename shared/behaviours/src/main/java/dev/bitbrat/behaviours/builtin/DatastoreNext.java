package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.data.Cursor;
import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.StoreRef;

@Implementation(
    value = "datastore.next",
    summary = "Takes the entries of a list or map in turn: after the last one comes the first.")
record DatastoreNext(
    @Property(
            value = "What to take from.",
            main = true,
            shapes = {Shape.LIST, Shape.MAP})
        StoreRef from,
    @Property(value = Data.INTO, defaultValue = Data.RECORD) String into)
    implements Action {
  DatastoreNext {
    Data.checkInto(into);
  }

  @Override
  public Result act(Run run) {
    return Data.leave(
        run, into, Cursor.next(Data.source(run, from), run.draft()), from + " is empty");
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public String sentence() {
    return "take the next entry of " + from;
  }
}
