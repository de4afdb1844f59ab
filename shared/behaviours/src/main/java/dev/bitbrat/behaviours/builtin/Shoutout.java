package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Template;

@Implementation(
    value = "twitch.shoutout",
    summary =
        "Twitch's own shoutout; waits its turn, as Twitch allows one every two minutes, and one of"
            + " a channel an hour. Who would wait for more than ten minutes is left out.")
record Shoutout(
    @Property(value = "Login or name of the channel; a leading @ does not count.", main = true)
        Template login)
    implements Action {
  @Override
  public Result act(Run run) {
    String target = Logins.of(login.text(run));
    if (target.isEmpty()) return new Result.Failed("nobody to shout out");
    new ShoutoutQueue(run).add(target);
    return Result.DONE;
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public String sentence() {
    return "give " + login.source() + " a shoutout";
  }
}
