package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.Store;
import dev.bitbrat.behaviours.spi.StoreRef;
import dev.bitbrat.behaviours.spi.Template;
import org.jspecify.annotations.Nullable;

@Implementation(value = "datastore.append", summary = "Adds a record to a list.")
record DatastoreAppend(
    @Property(value = "The list.", shapes = Shape.LIST, writable = true) StoreRef datastore,
    @Property("What to add; a blank value cannot be added.") Template value,
    @Property("A name for the record, such as the id of the person whom it belongs to.")
        @Nullable Template key,
    @Property("What to say, and then to stop, if the record has to wait for a moderator.")
        @Nullable Template ifPending,
    @Property(value = Data.INTO, defaultValue = Data.RECORD) String into)
    implements Action {
  DatastoreAppend {
    Data.checkInto(into);
  }

  @Override
  public Result act(Run run) {
    Store.Written written = Data.store(run, datastore).append(Data.text(key, run), value.text(run));
    Result result = Data.leave(run, into, written);
    boolean waits =
        written instanceof Store.Written.Ok(Entry entry) && entry.status() == Entry.Status.PENDING;
    if (!waits || ifPending == null) return result;
    run.reply(ifPending);
    return Result.STOP;
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public String sentence() {
    String add = "add \"" + value + "\" to " + datastore + Data.under(key);
    return ifPending == null
        ? add
        : add
            + " (if it has to wait for a moderator, send the message \""
            + ifPending
            + "\" and stop)";
  }
}
