package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.StoreRef;
import dev.bitbrat.behaviours.spi.Template;

@Implementation(value = "datastore.put", summary = "Puts a value into a map.")
record DatastorePut(
    @Property(value = "The map.", shapes = Shape.MAP, writable = true) StoreRef datastore,
    @Property("Its name in the map; a blank one is refused.") Template key,
    @Property("The value.") Template value,
    @Property(value = Data.INTO, defaultValue = Data.RECORD) String into)
    implements Action {
  DatastorePut {
    Data.checkInto(into);
  }

  @Override
  public Result act(Run run) {
    return Data.leave(run, into, Data.store(run, datastore).set(key.text(run), value.text(run)));
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public String sentence() {
    return "put \"" + value + "\" into " + datastore + Data.under(key);
  }
}
