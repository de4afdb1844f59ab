package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Template;
import java.util.Optional;

@Implementation(
    value = "command.edit",
    summary = "Changes what a command says that was made from the chat.")
record CommandEdit(
    @Property(value = "Name of the command; its sigil does not count.", main = true) Template name,
    @Property("What the command says from now on, as in command.add.") Template text)
    implements Action {
  @Override
  public Result act(Run run) {
    ChatMade.leaveName(run, name.text(run));
    Optional<ChatMade> command = ChatMade.of(run, name.text(run), text.text(run));
    if (command.isEmpty()) return new Result.Failed("a command needs a name and a text");
    if (run.editor().find(command.get().name()).isEmpty()) {
      return new Result.Failed("no such command was made from the chat");
    }
    command.get().put(run);
    return Result.DONE;
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public String sentence() {
    return "change what the command " + name.source() + " says";
  }
}
