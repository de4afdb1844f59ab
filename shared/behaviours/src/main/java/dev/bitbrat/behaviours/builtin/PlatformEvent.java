package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Interest;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Phrase;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Self;
import dev.bitbrat.behaviours.spi.Trigger;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Implementation(
    value = "platform.event",
    summary = "Something happens on the platform: a subscription, a raid, a stream that goes live.")
record PlatformEvent(
    @Property(
            value =
                "What happens, for example raid, sub, resub, sub_gift, community_sub_gift, cheer,"
                    + " follow, stream.online, stream.offline, channel.update.",
            main = true)
        String event,
    @Property(value = "Of a raid: at least so many viewers come along.", min = 0)
        @Nullable Integer minViewers)
    implements Trigger {
  @Override
  public List<Interest> interests(Self self) {
    return List.of(new Interest.Happening(event));
  }

  @Override
  public boolean mayFire(Event happened) {
    ExternalEvent external = happened.externalEvent();
    if (external == null) return false;
    return minViewers == null || Tree.number(external.metadata(), "viewers", 0) >= minViewers;
  }

  @Override
  public boolean fires(Moment moment, Self self) {
    return true;
  }

  @Override
  public Phrase phrase(String sigil) {
    String viewers = minViewers == null ? "" : " with at least " + minViewers + " viewers";
    return Phrase.of("the platform reports " + event + viewers);
  }
}
