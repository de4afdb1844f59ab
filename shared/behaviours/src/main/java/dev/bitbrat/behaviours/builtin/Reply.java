package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Template;

@Implementation(value = "reply", summary = "Says something where the event came from.")
record Reply(
    @Property(value = "What to say; a text that comes out blank is not sent.", main = true)
        Template message)
    implements Action {
  @Override
  public Result act(Run run) {
    run.reply(message);
    return Result.DONE;
  }

  @Override
  public String sentence() {
    return "send the message \"" + message.source() + '"';
  }
}
