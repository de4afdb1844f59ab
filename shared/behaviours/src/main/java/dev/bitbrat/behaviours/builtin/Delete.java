package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Template;
import dev.bitbrat.events.Message;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Implementation(
    value = "delete",
    summary =
        "Takes a message out of the chat. On Twitch, Kick and Discord; the bot's account must be a"
            + " moderator there.")
record Delete(
    @Property(
            value =
                "Id of the message, for example ${event.message_id}. Without it: the one that"
                    + " caused the event.",
            main = true)
        @Nullable Template message)
    implements Action {
  @Override
  public Result act(Run run) {
    String id = id(run);
    if (id.isEmpty()) return new Result.Failed("there is no message to delete");
    run.platform("delete", Map.of("message", id));
    return Result.DONE;
  }

  private String id(Run run) {
    if (message != null) return message.text(run).strip();
    Message said = run.event().message();
    return said == null || said.id() == null ? "" : said.id();
  }

  @Override
  public String sentence() {
    return message == null ? "delete the message" : "delete the message " + message.source();
  }
}
