package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Template;
import java.util.Optional;

@Implementation(
    value = "command.add",
    summary = "Makes a command of the bot: what it says becomes part of the configuration.")
record CommandAdd(
    @Property(value = "Name of the command; its sigil does not count.", main = true) Template name,
    @Property(
            "What the command says. In it, placeholders that tell of the person, their words and"
                + " the stream work; all others are plain text.")
        Template text)
    implements Action {
  @Override
  public Result act(Run run) {
    ChatMade.leaveName(run, name.text(run));
    Optional<ChatMade> command = ChatMade.of(run, name.text(run), text.text(run));
    if (command.isEmpty()) return new Result.Failed("a command needs a name and a text");
    if (run.editor().hasCommand(command.get().name())) {
      return new Result.Failed("there is such a command already");
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
    return "make the command " + name.source();
  }
}
