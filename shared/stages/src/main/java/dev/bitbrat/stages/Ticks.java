package dev.bitbrat.stages;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.Publication;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of {@link Topics#TICK}. */
public final class Ticks {
  /** Another minute began. */
  public static final String TICK = "scheduler.tick.v1";

  /** Something became due: the ticks must go on. */
  public static final String WAKE = "scheduler.wake.v1";

  /** A stream began: what sleeps while nobody streams must wake. */
  public static final String LIVE = "scheduler.live.v1";

  /** Correlation id of a tick that is the same text every minute and cannot name itself. */
  public static final String NAMELESS = "tick";

  private static final String PLATFORM = "scheduler";
  private static final String PUBLISHED = "x-goog-pubsub-publish-time";
  private static final String MESSAGE = "x-goog-pubsub-message-id";

  private Ticks() {}

  /** The tick of the minute that {@code at} lies in; the same for the whole minute. */
  public static Event tick(Instant at) {
    Instant minute = TimerTimes.minute(at);
    return named("minute", TimerTimes.text(minute), minute);
  }

  /** As {@link #tick}, on its way. */
  public static Publication publication(Instant at) {
    return new Publication(Topics.TICK, tick(at));
  }

  static Event wake(Event cause) {
    return because(cause, WAKE);
  }

  static Event live(Event cause) {
    return because(cause, LIVE);
  }

  private static Event because(Event cause, String type) {
    return Event.of(type, Ids.derive(cause.key(), type))
        .source(PLATFORM)
        .origin(cause.origin())
        .build();
  }

  /**
   * Gives a name to a tick of Cloud Scheduler, which sends the same text every minute: that of the
   * minute in which it was published, so that a redelivery and a tick sent twice are the same tick.
   * What cannot be read is a tick too. Everything else stays as it is.
   */
  public static Inbound named(Inbound inbound, Instant now) {
    boolean nameless =
        switch (inbound) {
          case Inbound.Unreadable _ -> true;
          case Inbound.Decoded(var topic, var event, var attributes) ->
              event.type().equals(TICK) && event.correlationId().equals(NAMELESS);
        };
    if (!nameless) return inbound;
    Event tick = tickOf(inbound.attributes(), now);
    return new Inbound.Decoded(inbound.topic(), tick, inbound.attributes());
  }

  private static Event tickOf(Map<String, String> attributes, Instant now) {
    Instant published = time(attributes.get(PUBLISHED));
    if (published != null) return tick(published);
    String message = attributes.get(MESSAGE);
    return message == null ? tick(now) : named("message", message, now);
  }

  private static Event named(String kind, String id, Instant at) {
    return Event.of(TICK, Ids.correlation(PLATFORM, kind, id))
        .source(PLATFORM)
        .origin(new Origin(at, null, null, null, null, Map.of()))
        .build();
  }

  private static @Nullable Instant time(@Nullable String text) {
    if (text == null) return null;
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
