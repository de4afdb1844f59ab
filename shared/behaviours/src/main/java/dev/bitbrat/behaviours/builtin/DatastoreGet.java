package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.BoundSource;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.InvalidPropertyException;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.StoreRef;
import dev.bitbrat.behaviours.spi.Template;
import dev.bitbrat.behaviours.words.Numbers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Implementation(
    value = "datastore.get",
    summary = "Looks up an entry of a list or map by number, key or position.")
record DatastoreGet(
    @Property(
            value = "Where to look.",
            main = true,
            shapes = {Shape.LIST, Shape.MAP})
        StoreRef from,
    @Property("The number that a record keeps for good, or its key.") @Nullable Template key,
    @Property("The position from 0 among the entries that there are now.") @Nullable Template index,
    @Property(value = Data.INTO, defaultValue = Data.RECORD) String into)
    implements Action {
  DatastoreGet {
    Data.checkInto(into);
    if ((key == null) == (index == null)) {
      throw new InvalidPropertyException("key", "expected either key or index");
    }
  }

  @Override
  public Result act(Run run) {
    BoundSource source = Data.source(run, from);
    Optional<Entry> found =
        index == null
            ? source.find(String.valueOf(Data.text(key, run)))
            : at(source.entries(), index.text(run));
    return Data.leave(run, into, found, from + " has no such entry");
  }

  private static Optional<Entry> at(List<Entry> entries, String index) {
    return Numbers.parse(index)
        .filter(i -> i instanceof Long at && at >= 0 && at < entries.size())
        .map(i -> entries.get(i.intValue()));
  }

  @Override
  public String sentence() {
    return index == null
        ? "look up " + key + " in " + from
        : "look up the entry at position " + index + " of " + from;
  }
}
