package dev.bitbrat.stages;

import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.End;
import dev.bitbrat.pipeline.Ended;
import dev.bitbrat.pipeline.Finalization;
import dev.bitbrat.pipeline.Metrics;
import dev.bitbrat.pipeline.Outcome;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Publication;
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
  private final Forwarding forwarding;
  private final Accounts accounts;
  private final Metrics metrics;
  private final InstantSource clock;

  EgressStage(
      Effects effects,
      Forwarding forwarding,
      Accounts accounts,
      Metrics metrics,
      InstantSource clock) {
    this.effects = effects;
    this.forwarding = forwarding;
    this.accounts = accounts;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * One that sends to all platforms there are.
   *
   * @param lease longer than a function may run and a client may wait, together
   */
  public static EgressStage of(Ports ports, Platforms platforms, Duration lease) {
    return of(ports, platforms, lease, Set.of());
  }

  /**
   * @param lease longer than a function may run and a client may wait, together
   * @param elsewhere platforms that other processes send to
   */
  public static EgressStage of(
      Ports ports, Platforms platforms, Duration lease, Set<String> elsewhere) {
    Alarms alarms = new Alarms(ports.store(), ports.clock());
    Platforms watched = new WatchedPlatforms(platforms, alarms, ports.metrics(), ports.clock());
    Effects effects = new Effects(watched, ports.store(), ports.clock(), lease);
    return new EgressStage(
        effects,
        new Forwarding(platforms, elsewhere::contains),
        new Accounts(new BotDirectory(ports.store(), ports.clock())),
        ports.metrics(),
        ports.clock());
  }

  @Override
  public String name() {
    return "egress";
  }

  @Override
  public Outcome apply(Event event) {
    List<Item> items = Item.of(event).stream().map(item -> accounts.complete(event, item)).toList();
    if (items.isEmpty()) {
      effects.dismiss(event);
      return end(event, End.withoutWords(event), List.of(), List.of(), List.of());
    }
    List<Item> forOthers =
        items.stream().filter(item -> forwarding.isForOthers(event, item)).toList();
    List<Publication> forwarded = forwarding.publications(event, forOthers);
    List<Item> ours =
        effects.inParts(items.stream().filter(item -> !forOthers.contains(item)).toList());
    List<Item> toPlatforms = ours.stream().filter(i -> !i.goesTo(Sessions.PLATFORM)).toList();
    List<Effects.Result> results = new ArrayList<>();
    if (!toPlatforms.isEmpty()) {
      Effects.Progress progress = effects.send(event, toPlatforms);
      if (progress instanceof Effects.Progress.Finalized(String outcome)) {
        return again(outcome, forwarded);
      }
      results.addAll(((Effects.Progress.Sent) progress).results());
    }
    if (!isAnswered(ours, results)) effects.dismiss(event);
    for (Item item : forOthers) results.add(Effects.Result.forwarded(item));
    List<Ended.SessionReply> replies = new ArrayList<>();
    for (Item item : ours) {
      if (item.goesTo(Sessions.PLATFORM)) toSession(item, replies, results);
    }
    countFailedActions(ours, results);
    return end(event, judge(results, replies), results, replies, forwarded);
  }

  /** The run that ended the event may have died before it handed everything on. */
  private static Outcome again(String outcome, List<Publication> forwarded) {
    String detail = "already " + outcome;
    return forwarded.isEmpty()
        ? new Outcome.Done(detail, List.of())
        : new Outcome.Emit(List.of(), forwarded, List.of(), detail, List.of());
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
      Event event,
      End end,
      List<Effects.Result> results,
      List<Ended.SessionReply> replies,
      List<Publication> forwarded) {
    if (end.kind() == End.Kind.ANSWERED) observeLatency(event);
    Event done = Effects.record(event, results, replies);
    List<Publication> publications = new ArrayList<>(forwarded);
    publications.add(Finalization.publication(done, end));
    return new Outcome.Emit(
        List.of(), publications, List.of(new Ended(done, end, replies)), end.detail(), List.of());
  }

  private static End judge(List<Effects.Result> results, List<Ended.SessionReply> replies) {
    String detail =
        results.stream().map(Effects.Result::sentence).collect(Collectors.joining("; "));
    if (!replies.isEmpty() || isOut(results)) {
      return End.answered(detail.isEmpty() ? "replied" : detail);
    }
    if (any(results, Effects.State.UNKNOWN)) return End.unknown(detail);
    return End.failed(detail);
  }

  private static boolean isOut(List<Effects.Result> results) {
    return any(results, Effects.State.SENT) || any(results, Effects.State.FORWARDED);
  }

  /** Whether the platform has, or may have, what it waits for. */
  private static boolean isAnswered(List<Item> items, List<Effects.Result> results) {
    Set<String> awaited =
        items.stream()
            .filter(Item::answersCallback)
            .map(Item::deliveryId)
            .collect(Collectors.toSet());
    return results.stream().anyMatch(r -> awaited.contains(r.deliveryId()) && Effects.mayBeOut(r));
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
