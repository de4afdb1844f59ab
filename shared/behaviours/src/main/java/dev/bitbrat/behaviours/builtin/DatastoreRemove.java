package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.StoreRef;
import dev.bitbrat.behaviours.spi.Template;

@Implementation(value = "datastore.remove", summary = "Takes a record out of a list or map.")
record DatastoreRemove(
    @Property(
            value = "Where to take it out.",
            shapes = {Shape.LIST, Shape.MAP},
            writable = true)
        StoreRef from,
    @Property("The record's number or key.") Template key,
    @Property(value = Data.INTO, defaultValue = Data.RECORD) String into)
    implements Action {
  DatastoreRemove {
    Data.checkInto(into);
  }

  @Override
  public Result act(Run run) {
    return Data.leave(
        run, into, Data.store(run, from).remove(key.text(run)), from + " has no such record");
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public String sentence() {
    return "remove " + key + " from " + from;
  }
}
