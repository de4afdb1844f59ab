package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.StoreRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@Implementation(
    value = "datastore.random",
    summary = "Picks one or several entries of a list or map at random, none of them twice.")
record DatastoreRandom(
    @Property(
            value = "What to pick from.",
            main = true,
            shapes = {Shape.LIST, Shape.MAP})
        StoreRef from,
    @Property(
            value =
                "How many, or all if there are fewer. Several are left together as NAME, and each"
                    + " as NAME-1, NAME-2 and so on.",
            defaultValue = "1",
            min = 1,
            max = 100)
        int count,
    @Property(value = Data.INTO, defaultValue = Data.RECORD) String into)
    implements Action {
  DatastoreRandom {
    Data.checkInto(into);
  }

  @Override
  public Result act(Run run) {
    List<Entry> left = new ArrayList<>(Data.source(run, from).entries());
    if (left.isEmpty()) return new Result.Failed(from + " is empty");
    List<Entry> picked = new ArrayList<>();
    while (picked.size() < count && !left.isEmpty()) {
      picked.add(left.remove(run.world().chance().nextInt(left.size())));
    }
    return count == 1 ? Data.leave(run, into, picked.getFirst()) : leaveAll(run, picked);
  }

  private Result leaveAll(Run run, List<Entry> picked) {
    List<Map<String, String>> each = picked.stream().map(Data::fields).toList();
    for (int i = 0; i < each.size(); i++) run.leave(into + '-' + (i + 1), each.get(i));
    Map<String, String> together = new LinkedHashMap<>();
    for (String field : each.getFirst().keySet()) {
      together.put(field, each.stream().map(e -> e.get(field)).collect(Collectors.joining(", ")));
    }
    run.leave(into, together);
    return Result.DONE;
  }

  @Override
  public String sentence() {
    return count == 1
        ? "pick a random entry of " + from
        : "pick " + count + " random entries of " + from;
  }
}
