package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.CommandNames;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Interest;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Phrase;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Self;
import dev.bitbrat.behaviours.spi.Trigger;
import dev.bitbrat.behaviours.words.Names;
import java.util.List;

@Implementation(
    value = "chat.command",
    summary = "Somebody begins a line with a command: the sigil and its name as the first word.")
record ChatCommand(
    @Property(
            value =
                "Names of the command without its sigil, in any case; or { datastore: NAME } for"
                    + " the value of a single data store at the time.",
            main = true)
        CommandNames text)
    implements Trigger {
  @Override
  public List<Interest> interests(Self self) {
    return List.of(
        text.store() == null ? new Interest.Command(text.names()) : new Interest.AnyCommand());
  }

  @Override
  public boolean fires(Moment moment, Self self) {
    if (text.store() == null) return true;
    String called = Names.fold(moment.words().getFirst().substring(moment.sigil().length()));
    return moment
        .source(text.store().name())
        .flatMap(source -> source.entries().stream().findFirst())
        .map(entry -> CommandName.of(entry.text(), moment.sigil()))
        .filter(called::equals)
        .isPresent();
  }

  @Override
  public Phrase phrase(String sigil) {
    List<String> commands =
        text.store() == null
            ? text.names().stream().map(name -> sigil + name).toList()
            : List.of(sigil + "${datastore[" + text.store() + "]}");
    return new Phrase("a user sends the chat command", commands);
  }
}
