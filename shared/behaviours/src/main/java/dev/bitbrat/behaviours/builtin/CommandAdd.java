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
    return ChatMade.put(run, name, text, command -> refusal(run, command));
  }

  private static Optional<String> refusal(Run run, String command) {
    return run.editor().hasCommand(command)
        ? Optional.of("there is such a command already")
        : Optional.empty();
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
