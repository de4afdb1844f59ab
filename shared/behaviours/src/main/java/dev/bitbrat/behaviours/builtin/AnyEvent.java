package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Interest;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Phrase;
import dev.bitbrat.behaviours.spi.Self;
import dev.bitbrat.behaviours.spi.Trigger;
import java.util.List;

@Implementation(
    value = "any",
    summary = "Anything: every line that somebody says, and all that happens on a platform.")
record AnyEvent() implements Trigger {
  @Override
  public List<Interest> interests(Self self) {
    return List.of(new Interest.Line(), new Interest.Happening("*"));
  }

  @Override
  public boolean fires(Moment moment, Self self) {
    return true;
  }

  @Override
  public Phrase phrase(String sigil) {
    return Phrase.of("anything happens");
  }
}
