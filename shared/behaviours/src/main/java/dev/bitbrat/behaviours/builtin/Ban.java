package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Template;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Implementation(
    value = "ban",
    summary =
        "Bans somebody from the channel for good. On Twitch, Kick and Discord; the bot's account"
            + " must be a moderator there.")
record Ban(
    @Property(value = Whom.USER, main = true) @Nullable Template user,
    @Property(Moderation.REASON) @Nullable Template reason)
    implements Action {
  @Override
  public Result act(Run run) {
    return Moderation.ofUser(run, "ban", user, Map.of(), reason);
  }

  @Override
  public String sentence() {
    return "ban " + Whom.words(user);
  }
}
