package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Template;

@Implementation(
    value = "command.remove",
    summary = "Takes away a command that was made from the chat.")
record CommandRemove(
    @Property(value = "Name of the command; its sigil does not count.", main = true) Template name)
    implements Action {
  @Override
  public Result act(Run run) {
    String command = ChatMade.name(run, name);
    if (run.editor().find(command).isEmpty()) {
      return new Result.Failed("no such command was made from the chat");
    }
    run.editor().remove(command);
    return Result.DONE;
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public String sentence() {
    return "remove the command " + name.source();
  }
}
