package dev.bitbrat.stages;

import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.End;
import dev.bitbrat.pipeline.Ended;
import dev.bitbrat.pipeline.Finalization;
import dev.bitbrat.pipeline.Metrics;
import dev.bitbrat.pipeline.Outcome;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Sessions;
import dev.bitbrat.pipeline.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends what was decided, once: the deliveries in their order, else the best candidate.
 *
 * <p>Replies to api clients are written in the run's commit. What goes to a platform is marked
 * before it is sent (see {@link Effects}).
 */
public final class EgressStage implements Stage {
  private final Effects effects;
  private final Metrics metrics;
  private final InstantSource clock;

  EgressStage(Effects effects, Metrics metrics, InstantSource clock) {
    this.effects = effects;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * @param lease longer than a function may run and a client may wait, together
   */
  public static EgressStage of(Ports ports, Platforms platforms, Duration lease) {
    Effects effects = new Effects(platforms, ports.store(), ports.clock(), lease);
    return new EgressStage(effects, ports.metrics(), ports.clock());
  }

  @Override
  public String name() {
    return "egress";
  }

  @Override
  public Outcome apply(Event event) {
    List<Item> items = Item.of(event);
    if (items.isEmpty()) {
      return end(event, End.quiet("nothing to send"), List.of(), List.of());
    }
    List<Item> toPlatforms = items.stream().filter(i -> !i.goesTo(Sessions.PLATFORM)).toList();
    List<Effects.Result> results = new ArrayList<>();
    if (!toPlatforms.isEmpty()) {
      Effects.Progress progress = effects.send(event, toPlatforms);
      if (progress instanceof Effects.Progress.Finalized(String outcome)) {
        return new Outcome.Done("already " + outcome, List.of());
      }
      results.addAll(((Effects.Progress.Sent) progress).results());
    }
    List<Ended.SessionReply> replies = new ArrayList<>();
    for (Item item : items) {
      if (item.goesTo(Sessions.PLATFORM)) toSession(item, replies, results);
    }
    countFailedActions(items, results);
    return end(event, judge(results, replies), results, replies);
  }

  /** A session shows text; there is nothing that it could do. */
  private static void toSession(
      Item item, List<Ended.SessionReply> replies, List<Effects.Result> results) {
    switch (item.what()) {
      case Item.What.Text(Platform.Outgoing message) ->
          replies.add(new Ended.SessionReply(message.deliveryId(), message.text(), item.source()));
      case Item.What.Act(Platform.Action action) ->
          results.add(
              new Effects.Result(
                  action.deliveryId(),
                  Effects.State.REFUSED,
                  "a session of the api has no channel to do " + action.action() + " in"));
    }
  }

  private Outcome end(
      Event event, End end, List<Effects.Result> results, List<Ended.SessionReply> replies) {
    if (end.kind() == End.Kind.ANSWERED) observeLatency(event);
    Event done = Effects.record(event, results, replies);
    return new Outcome.Emit(
        List.of(),
        List.of(Finalization.publication(done, end)),
        List.of(new Ended(done, end, replies)),
        end.detail(),
        List.of());
  }

  private static End judge(List<Effects.Result> results, List<Ended.SessionReply> replies) {
    String detail =
        results.stream().map(Effects.Result::sentence).collect(Collectors.joining("; "));
    if (!replies.isEmpty() || any(results, Effects.State.SENT)) {
      return End.answered(detail.isEmpty() ? "replied" : detail);
    }
    if (any(results, Effects.State.UNKNOWN)) return End.unknown(detail);
    return End.failed(detail);
  }

  private static boolean any(List<Effects.Result> results, Effects.State state) {
    return results.stream().anyMatch(r -> r.state() == state);
  }

  /** A behaviour's reply that the platform refused is an action that failed. */
  private void countFailedActions(List<Item> items, List<Effects.Result> results) {
    Set<String> ofBehaviours =
        items.stream()
            .filter(Item::fromBehaviour)
            .map(Item::deliveryId)
            .collect(Collectors.toSet());
    for (Effects.Result result : results) {
      boolean refused = result.state() == Effects.State.REFUSED;
      if (refused && ofBehaviours.contains(result.deliveryId())) metrics.actionError();
    }
  }

  private void observeLatency(Event event) {
    Instant at = event.origin().at();
    if (at != null) metrics.outputLatency(Duration.between(at, clock.instant()));
  }
}
