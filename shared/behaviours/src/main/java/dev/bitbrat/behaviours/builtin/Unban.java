package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Template;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Implementation(
    value = "unban",
    summary =
        "Lets somebody back in; on Twitch and Kick this also ends a timeout. On Twitch, Kick and"
            + " Discord; the bot's account must be a moderator there.")
record Unban(
    @Property(
            value =
                "Login, or id: digits alone are an id, with @ before them a login. Discord wants"
                    + " the id.",
            main = true)
        Template user,
    @Property(Moderation.REASON) @Nullable Template reason)
    implements Action {
  @Override
  public Result act(Run run) {
    return Moderation.ofUser(run, "unban", user, Map.of(), reason);
  }

  @Override
  public String sentence() {
    return "unban " + user.source();
  }
}
