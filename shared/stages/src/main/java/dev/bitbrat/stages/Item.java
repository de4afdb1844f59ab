package dev.bitbrat.stages;

import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.Ended;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One text to send.
 *
 * @param platform where to, lower case; {@code null} when nobody said
 * @param source {@code behaviour:NAME}, {@code rule:ID}, {@code llm-bot}, ...
 */
record Item(@Nullable String platform, String source, Platform.Outgoing message) {
  private static final String BEHAVIOUR = "behaviour:";

  /** What is to be sent for an event, in order. */
  static List<Item> of(Event event) {
    List<Item> items = new ArrayList<>();
    for (Delivery delivery : event.deliveries()) {
      switch (delivery) {
        case Delivery.Text text -> items.add(of(event, text));
        case Delivery.PlatformAction action ->
            throw new ExplainedException("no platform does " + action.action() + " yet");
      }
    }
    if (items.isEmpty() || modelInsists(event)) candidate(event).ifPresent(items::add);
    return items;
  }

  boolean goesTo(String name) {
    return name.equals(platform);
  }

  boolean fromBehaviour() {
    return source.startsWith(BEHAVIOUR);
  }

  Ended.SessionReply sessionReply() {
    return new Ended.SessionReply(message.deliveryId(), message.text(), source);
  }

  /** A model's answer stands beside a behaviour's when its step asked for that. */
  private static boolean modelInsists(Event event) {
    return event.routingSlip().stream()
        .anyMatch(
            s ->
                Topics.LLM.equals(s.nextTopic())
                    && s.status() == RoutingStep.Status.OK
                    && "true".equals(s.attributes().get("always")));
  }

  private static Item of(Event event, Delivery.Text text) {
    Delivery.Target target = text.target();
    boolean origin = target.output() == null && target.channel() == null;
    String replyTo = target.replyTo();
    Platform.Outgoing message =
        new Platform.Outgoing(
            text.id(),
            event.bot(),
            event.origin().account(),
            target.channel() == null ? channel(event) : target.channel(),
            origin ? channelId(event) : null,
            text.text(),
            text.startsWithData(),
            replyTo);
    String platform = target.output() == null ? platform(event) : target.output();
    return new Item(platform, BEHAVIOUR + text.source(), message);
  }

  private static Optional<Item> candidate(Event event) {
    return ReplyText.of(event).map(text -> reply(event, text));
  }

  private static Item reply(Event event, String text) {
    Optional<Candidate> best = Candidate.best(event.candidates());
    String replyTo = event.message() == null ? null : event.message().id();
    Platform.Outgoing message =
        new Platform.Outgoing(
            Ids.derive(event.bot() + '/' + event.key(), "reply"),
            event.bot(),
            event.origin().account(),
            channel(event),
            channelId(event),
            text,
            true,
            replyTo);
    return new Item(platform(event), best.map(Candidate::source).orElse("event"), message);
  }

  private static @Nullable String platform(Event event) {
    String connector = event.egress().connector();
    return connector == null ? event.origin().platform() : connector;
  }

  private static @Nullable String channel(Event event) {
    String channel = event.egress().channel();
    return channel == null ? event.origin().channel() : channel;
  }

  /** The origin's own id, unless the reply was sent elsewhere by name. */
  private static @Nullable String channelId(Event event) {
    return event.egress().channel() == null ? event.origin().channelId() : null;
  }
}
