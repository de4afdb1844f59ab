package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Template;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

@Implementation(
    value = "announce",
    summary =
        "Says something as a highlighted announcement. On Twitch; the bot's account must be a"
            + " moderator there.")
record Announce(
    @Property(value = "What to say; a text that comes out blank is not sent.", main = true)
        Template message,
    @Property(value = "Of its frame; primary is the channel's own.", defaultValue = "primary")
        Color color)
    implements Action {
  enum Color {
    BLUE,
    GREEN,
    ORANGE,
    PURPLE,
    PRIMARY;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Result act(Run run) {
    Template.Filled text = message.fill(run);
    if (text.isBlank()) return Result.DONE;
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("message", text.text());
    if (color != Color.PRIMARY) arguments.put("color", color.toString());
    run.platform("announce", arguments);
    return Result.DONE;
  }

  @Override
  public String sentence() {
    return "announce \"" + message.source() + '"';
  }
}
