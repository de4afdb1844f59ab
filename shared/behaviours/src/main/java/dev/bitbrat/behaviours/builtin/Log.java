package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Template;

@Implementation(value = "log", summary = "Notes a text in the trace of the event; says nothing.")
record Log(
    @Property(value = "What to note; no more than 500 characters are kept.", main = true)
        Template message)
    implements Action {
  @Override
  public Result act(Run run) {
    run.note(message.text(run));
    return Result.DONE;
  }

  @Override
  public String sentence() {
    return "note \"" + message.source() + "\" in the trace";
  }
}
