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
    return ChatMade.put(run, name, text, command -> refusal(run, command));
  }

  private static Optional<String> refusal(Run run, String command) {
    return run.editor().find(command).isEmpty()
        ? Optional.of("no such command was made from the chat")
        : Optional.empty();
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
