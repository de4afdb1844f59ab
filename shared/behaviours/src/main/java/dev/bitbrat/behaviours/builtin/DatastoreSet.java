package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.StoreRef;
import dev.bitbrat.behaviours.spi.Template;
import dev.bitbrat.behaviours.words.ChatText;
import org.jspecify.annotations.Nullable;

@Implementation(
    value = "datastore.set",
    summary = "Sets a single value, or that of a record in a list or map.")
record DatastoreSet(
    @Property(value = "Where to set it.", writable = true) StoreRef datastore,
    @Property("The value; without a key, a list gets it as another record.") Template value,
    @Property("The record's number or key, if it is a list or map.") @Nullable Template key,
    @Property(
            value = "Whether to leave out the sigil of commands if the value begins with it.",
            defaultValue = "false")
        boolean stripPrefix,
    @Property(
            value = "Whether to refuse the name of a command that an active behaviour has.",
            defaultValue = "false")
        boolean notACommand,
    @Property(value = Data.INTO, defaultValue = Data.RECORD) String into)
    implements Action {
  DatastoreSet {
    Data.checkInto(into);
  }

  @Override
  public Result act(Run run) {
    String text = value.text(run);
    String bare = CommandName.withoutSigil(text, run.sigil());
    if (stripPrefix && ChatText.isBlank(bare)) return new Result.Failed("the value is blank");
    if (notACommand && run.editor().hasCommand(CommandName.of(text, run.sigil()))) {
      return new Result.Failed("there is a command of that name");
    }
    return Data.leave(
        run, into, Data.store(run, datastore).set(Data.text(key, run), stripPrefix ? bare : text));
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public String sentence() {
    return "set " + datastore + Data.under(key) + " to \"" + value + '"';
  }
}
