package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Template;
import dev.bitbrat.events.Delivery;
import org.jspecify.annotations.Nullable;

@Implementation(
    value = "output.send",
    summary = "Says something elsewhere than where the event came from.")
record OutputSend(
    @Property("Name of the output: a platform such as discord.") String output,
    @Property("Channel of that output, for example announcements; a leading # does not count.")
        @Nullable String channel,
    @Property(value = "What to say; a text that comes out blank is not sent.", main = true)
        Template message,
    @Property(value = Data.SPLIT, defaultValue = "false") boolean split)
    implements Action {
  @Override
  public Result act(Run run) {
    String to = channel == null || !channel.startsWith("#") ? channel : channel.substring(1);
    run.send(new Delivery.Target(output, to, null), message.fill(run), split);
    return Result.DONE;
  }

  @Override
  public String sentence() {
    String to = channel == null ? output : output + " (" + channel + ")";
    return "send the message \"" + message.source() + "\" to " + to;
  }
}
