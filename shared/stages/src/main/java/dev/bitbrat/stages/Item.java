package dev.bitbrat.stages;

import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing to send.
 *
 * @param platform where to, lower case; {@code null} when nobody said
 * @param source {@code behaviour:NAME}, {@code rule:ID}, {@code llm-bot}, ...
 * @param split whether somebody asked that a text that is too long becomes several
 */
record Item(@Nullable String platform, String source, What what, boolean split) {
  private static final String BEHAVIOUR = "behaviour:";

  sealed interface What {
    record Text(Platform.Outgoing message) implements What {}

    record Act(Platform.Action action) implements What {}
  }

  /** What is to be sent for an event, in order. */
  static List<Item> of(Event event) {
    List<Item> items = new ArrayList<>();
    for (Delivery delivery : event.deliveries()) {
      switch (delivery) {
        case Delivery.Text text -> items.add(of(event, text));
        case Delivery.PlatformAction action -> items.add(of(event, action));
      }
    }
    if (items.isEmpty() || modelInsists(event)) candidate(event).ifPresent(items::add);
    return items;
  }

  boolean goesTo(String name) {
    return name.equals(platform);
  }

  /** Whether it is what the platform of the event waits for. */
  boolean answersCallback() {
    return what instanceof What.Text(Platform.Outgoing message) && message.callback() != null;
  }

  boolean fromBehaviour() {
    return source.startsWith(BEHAVIOUR);
  }

  /** The same, by an account. */
  Item by(String account) {
    What same =
        switch (what) {
          case What.Text(Platform.Outgoing message) -> new What.Text(message.by(account));
          case What.Act(Platform.Action action) -> new What.Act(action.by(account));
        };
    return new Item(platform, source, same, split);
  }

  /** Another text, otherwise the same. */
  Item with(Platform.Outgoing message) {
    return new Item(platform, source, new What.Text(message), split);
  }

  @Nullable String account() {
    return switch (what) {
      case What.Text(Platform.Outgoing message) -> message.account();
      case What.Act(Platform.Action action) -> action.account();
    };
  }

  @Nullable String channel() {
    return switch (what) {
      case What.Text(Platform.Outgoing message) -> message.channel();
      case What.Act(Platform.Action action) -> action.channel();
    };
  }

  String deliveryId() {
    return switch (what) {
      case What.Text(Platform.Outgoing message) -> message.deliveryId();
      case What.Act(Platform.Action action) -> action.deliveryId();
    };
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
    Platform.Outgoing message =
        new Platform.Outgoing(
            text.id(),
            event.bot(),
            account(event, target),
            channel(event, target),
            channelId(event, target),
            text.text(),
            text.startsWithData(),
            target.replyTo(),
            Tree.strings(text.extra(), "mentions"),
            target.output() == null && target.channel() == null ? callback(event) : null);
    boolean split = Boolean.TRUE.equals(text.extra().get(Delivery.Text.SPLIT));
    return new Item(platform(event, target), source(event, text), new What.Text(message), split);
  }

  private static Item of(Event event, Delivery.PlatformAction delivery) {
    Delivery.Target target = delivery.target();
    Platform.Action action =
        new Platform.Action(
            delivery.id(),
            event.bot(),
            account(event, target),
            channel(event, target),
            channelId(event, target),
            delivery.action(),
            delivery.arguments());
    return new Item(platform(event, target), source(event, delivery), new What.Act(action), false);
  }

  /** What was handed on by another process has its full source. */
  private static String source(Event event, Delivery delivery) {
    boolean handedOn = event.metadata().containsKey(Forwarding.MARK);
    return handedOn ? delivery.source() : BEHAVIOUR + delivery.source();
  }

  /** On another platform the bot has another account. */
  private static @Nullable String account(Event event, Delivery.Target target) {
    return account(event, platform(event, target));
  }

  private static @Nullable String account(Event event, @Nullable String platform) {
    boolean sameAccount = platform != null && platform.equals(event.origin().platform());
    return sameAccount ? event.origin().account() : null;
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
            account(event, platform(event)),
            channel(event),
            channelId(event, platform(event), channel(event)),
            text,
            true,
            replyTo,
            List.of(),
            callback(event));
    String source = best.map(Candidate::source).orElse("event");
    return new Item(platform(event), source, new What.Text(message), false);
  }

  private static @Nullable String platform(Event event, Delivery.Target target) {
    return target.output() == null ? platform(event) : target.output();
  }

  private static @Nullable String channel(Event event, Delivery.Target target) {
    return target.channel() == null ? channel(event) : target.channel();
  }

  private static @Nullable String channelId(Event event, Delivery.Target target) {
    return channelId(event, platform(event, target), channel(event, target));
  }

  /** That of the place that the event came from, also if somebody named it; else nobody knows. */
  private static @Nullable String channelId(
      Event event, @Nullable String platform, @Nullable String channel) {
    Origin origin = event.origin();
    boolean same =
        Objects.equals(platform, origin.platform()) && Objects.equals(channel, origin.channel());
    return same ? origin.channelId() : null;
  }

  /** Where the platform that it came from waits, unless the reply was sent elsewhere. */
  private static Platform.@Nullable Callback callback(Event event) {
    boolean origin = event.egress().connector() == null && event.egress().channel() == null;
    return origin ? Platform.Callback.of(event.egress().metadata()).orElse(null) : null;
  }

  private static @Nullable String platform(Event event) {
    String connector = event.egress().connector();
    return connector == null ? event.origin().platform() : connector;
  }

  private static @Nullable String channel(Event event) {
    String channel = event.egress().channel();
    return channel == null ? event.origin().channel() : channel;
  }
}
