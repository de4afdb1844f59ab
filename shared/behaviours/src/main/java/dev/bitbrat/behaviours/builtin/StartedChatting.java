package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.catalogue.Durations;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Interest;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Phrase;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Self;
import dev.bitbrat.behaviours.spi.Trigger;
import java.time.Duration;
import java.util.List;

@Implementation(
    value = "chat.startedChatting",
    summary = "Somebody says something after a long silence, or for the first time.")
record StartedChatting(
    @Property(value = "A silence longer than this.", defaultValue = "1h", main = true, min = 60)
        Duration idle)
    implements Trigger {
  @Override
  public List<Interest> interests(Self self) {
    return List.of(new Interest.Arrival(idle));
  }

  @Override
  public boolean fires(Moment moment, Self self) {
    return true;
  }

  @Override
  public Phrase phrase(String sigil) {
    return Phrase.of(
        "a user starts chatting after more than " + Durations.words(idle) + " of silence");
  }
}
