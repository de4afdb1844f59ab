package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.StoreRef;

@Implementation(
    value = "datastore.clear",
    summary = "Takes everything out; a single value is the default again.")
record DatastoreClear(
    @Property(value = "What to clear.", main = true, writable = true) StoreRef datastore)
    implements Action {
  @Override
  public Result act(Run run) {
    Data.store(run, datastore).clear();
    return Result.DONE;
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public String sentence() {
    return "clear " + datastore;
  }
}
