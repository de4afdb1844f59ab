package dev.bitbrat.behaviours.builtin;

import com.google.re2j.Pattern;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Interest;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Phrase;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Self;
import dev.bitbrat.behaviours.spi.Trigger;
import dev.bitbrat.behaviours.words.ChatText;
import dev.bitbrat.behaviours.words.Listing;
import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.events.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Implementation(
    value = "chat.message",
    summary = "Somebody says something, be it a command or not; all that is given must fit.")
record ChatMessage(
    @Property(value = "One of these is somewhere in the line, in any case.", main = true)
        @Nullable List<String> contains,
    @Property("The whole line is one of these, in any case; blanks around it do not count.")
        @Nullable List<String> equals,
    @Property("A regular expression that some part of the line fits, in any case.")
        @Nullable Pattern matches)
    implements Trigger {
  @Override
  public List<Interest> interests(Self self) {
    List<String> texts = equals == null ? contains : equals;
    return List.of(texts == null ? new Interest.Line() : new Interest.Saying(texts));
  }

  @Override
  public boolean mayFire(Event event) {
    String line = ChatText.line(event.text());
    String folded = Names.fold(line);
    return (contains == null || contains.stream().map(Names::fold).anyMatch(folded::contains))
        && (equals == null || equals.stream().map(Names::fold).anyMatch(folded::equals))
        && (matches == null || matches.matcher(line).find());
  }

  @Override
  public boolean fires(Moment moment, Self self) {
    return true;
  }

  @Override
  public Phrase phrase(String sigil) {
    List<String> parts = new ArrayList<>();
    if (equals != null) parts.add("is " + quoted(equals));
    if (contains != null) parts.add("contains " + quoted(contains));
    if (matches != null) parts.add("matches /" + matches.pattern() + '/');
    return Phrase.of(
        parts.isEmpty()
            ? "a user says anything"
            : "a user sends a message that " + Listing.all(parts));
  }

  private static String quoted(List<String> texts) {
    return Listing.either(texts.stream().map(text -> '"' + text + '"').toList());
  }
}
