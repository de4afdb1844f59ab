package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Template;
import dev.bitbrat.behaviours.spi.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

@Implementation(
    value = "channel.lookup",
    summary = "Looks a channel of the platform up: its login, name, game and title.")
record ChannelLookup(
    @Property(value = "Login or name of the channel; a leading @ does not count.", main = true)
        Template login,
    @Property(
            value = "Later actions find it at ${state.NAME.login}, .name, .game and .title.",
            defaultValue = "channel")
        String into)
    implements Action {
  ChannelLookup {
    Data.checkInto(into);
  }

  @Override
  public Result act(Run run) {
    String wanted = Logins.of(login.text(run));
    Optional<World.ChannelInfo> channel =
        wanted.isEmpty() ? Optional.empty() : run.world().channel(wanted);
    if (channel.isEmpty()) return new Result.Failed("there is no such channel");
    World.ChannelInfo found = channel.get();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("login", found.login());
    fields.put("name", found.name());
    fields.put("game", found.game() == null ? "" : found.game());
    fields.put("title", found.title() == null ? "" : found.title());
    run.leave(into, fields);
    return Result.DONE;
  }

  @Override
  public String sentence() {
    return "look up the channel " + login.source();
  }
}
