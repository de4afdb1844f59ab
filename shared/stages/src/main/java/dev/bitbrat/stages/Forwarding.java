package dev.bitbrat.stages;

import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Publication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Hands what is for a platform that is not on board to the process that speaks to it: as an event
 * of its own with an id that follows from this one's, so that each platform's sends are marked,
 * kept and tried again by themselves.
 */
final class Forwarding {
  /** In the metadata of what was handed on: the event that said it. */
  static final String MARK = "forwardedFrom";

  private final Platforms onBoard;
  private final Predicate<String> elsewhere;

  /**
   * @param elsewhere whether some other process sends to a platform
   */
  Forwarding(Platforms onBoard, Predicate<String> elsewhere) {
    this.onBoard = onBoard;
    this.elsewhere = elsewhere;
  }

  /** Whether it is for others. What was handed on once is not handed on again. */
  boolean isForOthers(Event event, Item item) {
    String platform = item.platform();
    return platform != null
        && !event.metadata().containsKey(MARK)
        && onBoard.named(platform).isEmpty()
        && !Topics.egressTo(platform).equals(Topics.EGRESS)
        && elsewhere.test(platform);
  }

  /** An event a platform, in the order of the items. */
  List<Publication> publications(Event event, List<Item> items) {
    Map<String, List<Delivery>> byPlatform = new LinkedHashMap<>();
    for (Item item : items) {
      String platform = String.valueOf(item.platform());
      byPlatform.computeIfAbsent(platform, p -> new ArrayList<>()).add(delivery(platform, item));
    }
    List<Publication> publications = new ArrayList<>();
    byPlatform.forEach(
        (platform, deliveries) ->
            publications.add(
                new Publication(
                    Topics.egressTo(platform), forwarded(event, platform, deliveries))));
    return publications;
  }

  private static Event forwarded(Event event, String platform, List<Delivery> deliveries) {
    return event
        .with()
        .correlationId(Ids.derive(event.bot() + '/' + event.key(), "egress." + platform))
        .egressDestination(Topics.egressTo(platform))
        .candidates(List.of())
        .deliveries(deliveries)
        .routingSlip(List.of())
        .metadata(MARK, event.key())
        .build();
  }

  private static Map<String, @Nullable Object> extra(Platform.Outgoing message, boolean split) {
    Map<String, @Nullable Object> extra = new LinkedHashMap<>();
    extra.put("mentions", message.mentions());
    if (split) extra.put(Delivery.Text.SPLIT, true);
    return extra;
  }

  private static Delivery delivery(String platform, Item item) {
    return switch (item.what()) {
      case Item.What.Text(Platform.Outgoing message) ->
          new Delivery.Text(
              message.deliveryId(),
              new Delivery.Target(platform, message.channel(), message.replyTo()),
              item.source(),
              message.text(),
              message.startsWithData(),
              extra(message, item.split()));
      case Item.What.Act(Platform.Action action) ->
          new Delivery.PlatformAction(
              action.deliveryId(),
              new Delivery.Target(platform, action.channel(), null),
              item.source(),
              action.action(),
              action.arguments(),
              Map.of());
    };
  }
}
