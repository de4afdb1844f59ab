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
    value = "schedule.whilstLive",
    summary = "Again and again while the stream is live, if enough was said in between.")
record WhilstLive(
    @Property(
            value = "From one time to the next, and from the beginning of the stream to the first.",
            main = true,
            min = 60)
        Duration every,
    @Property(
            value =
                "So many lines must have been said since the last time; the bot's own never count.",
            defaultValue = "0",
            min = 0,
            max = 500)
        int minMessages,
    @Property(value = "Whether the broadcaster's lines count.", defaultValue = "false")
        boolean countBroadcaster)
    implements Trigger {
  @Override
  public List<Interest> interests(Self self) {
    return List.of(new Interest.Schedule(every, minMessages, countBroadcaster));
  }

  @Override
  public boolean fires(Moment moment, Self self) {
    return true;
  }

  @Override
  public Phrase phrase(String sigil) {
    String lines = minMessages == 0 ? "" : " and " + minMessages + " chat lines";
    return Phrase.of("every " + Durations.words(every) + lines + " whilst the stream is live");
  }
}
