package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Template;
import dev.bitbrat.events.Delivery;

@Implementation(value = "reply", summary = "Says something where the event came from.")
record Reply(
    @Property(value = "What to say; a text that comes out blank is not sent.", main = true)
        Template message,
    @Property(value = Data.SPLIT, defaultValue = "false") boolean split)
    implements Action {
  @Override
  public Result act(Run run) {
    run.send(Delivery.Target.ORIGIN, message.fill(run), split);
    return Result.DONE;
  }

  @Override
  public String sentence() {
    return "send the message \"" + message.source() + '"';
  }
}
