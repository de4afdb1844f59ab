package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@Implementation(
    value = "command.list",
    summary = "Names the commands that were made from the chat; fails if there are none.")
record CommandList(
    @Property(
            value = "Later actions find them at ${state.NAME.value}, and how many at .n.",
            defaultValue = "commands",
            main = true)
        String into)
    implements Action {
  CommandList {
    Data.checkInto(into);
  }

  @Override
  public Result act(Run run) {
    List<String> commands = run.editor().commands();
    if (commands.isEmpty()) return new Result.Failed("no command was made from the chat");
    String names =
        commands.stream().map(name -> run.sigil() + name).collect(Collectors.joining(", "));
    run.leave(into, Map.of("value", names, "n", Integer.toString(commands.size())));
    return Result.DONE;
  }

  @Override
  public String sentence() {
    return "name the commands that were made from the chat";
  }
}
