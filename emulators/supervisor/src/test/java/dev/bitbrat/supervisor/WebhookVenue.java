package dev.bitbrat.supervisor;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Ids;
import dev.bitbrat.standins.EventSubSender;
import dev.bitbrat.standins.EventSubTold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Events go in as Twitch tells them, to its webhook's function: signed, by all subscriptions. */
final class WebhookVenue extends SplitVenue {
  private final String channel;
  private final EventSubTold told;

  /**
   * @param channel where the story happens
   */
  WebhookVenue(StoryFleet fleet, String channel) {
    super(fleet);
    this.channel = channel;
    this.told = new EventSubTold(EventSubTold.userId(channel), channel);
  }

  @Override
  public void accept(List<Event> events) throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    try (EventSubSender twitch = sender();
        ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> said = new ArrayList<>();
      for (Event event : events) {
        goesIn(correlationId(event));
        said.add(
            senders.submit(
                () -> {
                  gate.await();
                  deliver(twitch, event);
                  return null;
                }));
      }
      gate.countDown();
      for (Future<?> each : said) each.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a notification was not taken", e.getCause());
    }
  }

  private EventSubSender sender() {
    return new EventSubSender(
        fleet.webhook(), TestPlatform.WEBHOOK_SECRET, fleet.clock(), Duration.ofMillis(500));
  }

  private void deliver(EventSubSender twitch, Event event) {
    for (EventSubTold.Notification each : told.of(event)) {
      int status = twitch.deliver("notification", each.type(), each.body()).status();
      if (status != 204) throw new AssertionError("Twitch was answered " + status);
    }
  }

  /** Follows from Twitch's id of it, by whatever way it came. */
  private static String correlationId(Event event) {
    ExternalEvent happened = event.externalEvent();
    if (happened == null) {
      String id = Objects.requireNonNull(event.message()).id();
      return Ids.correlation("twitch", "chat", EventSubTold.messageId(id));
    }
    String id = EventSubTold.messageId(String.valueOf(happened.id()));
    return Ids.correlation("twitch", happened.kind(), id);
  }

  @Override
  String channel(String id) {
    return id.equals(told.channelId()) ? channel : id;
  }
}
