package dev.bitbrat.supervisor;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.player.Sent;
import dev.bitbrat.player.Venue;
import dev.bitbrat.standins.TwitchStandIn.ChatMessage;
import dev.bitbrat.testdoor.WalkLog;
import dev.bitbrat.transcript.Fixture;
import dev.bitbrat.transcript.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The functions in processes of their own. Events go in over Pub/Sub, what comes out is at Twitch's
 * stand-in. The processes tell how far events went, the silent ones too.
 */
class SplitVenue implements Venue {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  /** Where an event that has something to send ends, also when it was sent before. */
  private static final String LAST = "egress";

  final StoryFleet fleet;
  private final Map<String, Integer> accepted = new HashMap<>();
  private final int begin;
  private int messages;
  private int told;

  /** Nothing else may be played at the same time: events of two stories have equal ids. */
  SplitVenue(StoryFleet fleet) {
    this.fleet = fleet;
    this.begin = fleet.walks().size();
    this.messages = fleet.twitch().messages().size();
  }

  @Override
  public Ports ports() {
    return Ports.of(fleet.supervisor().store(), fleet.bus(), new EventCodec(), fleet.clock());
  }

  @Override
  public void accept(List<Event> events) throws InterruptedException {
    for (Event event : events) goesIn(event.correlationId());
    fleet.bus().publish(events.stream().map(e -> new Publication(Topics.INGRESS, e)).toList());
  }

  /** An event is on its way, which will come to an end. */
  final void goesIn(String correlationId) {
    accepted.merge(correlationId, 1, Integer::sum);
  }

  @Override
  public void set(Fixture fixture) {
    switch (fixture) {
      case Fixture.Rng rng -> fleet.control(fleet.control().withPicks(rng.picks()));
      case Fixture.Http http ->
          fleet.control(fleet.control().withAnswer(http.url(), http.answer()));
      case Fixture.Channel _, Fixture.Live _, Fixture.Game _ ->
          throw new UnsupportedOperationException("no story of this test has it: " + fixture);
    }
  }

  /** A tick that finds nothing due tells nobody that it is over. */
  @Override
  public boolean pass(Duration by) {
    throw new UnsupportedOperationException("no story of this test has it: @clock");
  }

  @Override
  public void restart() {
    fleet.restart();
  }

  /** Every event that was accepted comes to its end, as often as it was. */
  @Override
  public boolean rest() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!allOver()) {
      if (System.nanoTime() - deadline > 0) return false;
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return true;
  }

  @Override
  public List<Sent> sent() {
    List<ChatMessage> all = List.copyOf(fleet.twitch().messages());
    List<Sent> since = all.subList(messages, all.size()).stream().map(this::sent).toList();
    messages = all.size();
    return since;
  }

  @Override
  public List<String> ends() {
    List<WalkLog.Line> all = walks();
    List<String> since =
        all.subList(told, all.size()).stream()
            .filter(WalkLog.Line.Ended.class::isInstance)
            .map(WalkLog.Line.Ended.class::cast)
            .map(end -> end.kind() + ": " + end.detail())
            .toList();
    told = all.size();
    return since;
  }

  /** The processes stay, for the next story. */
  @Override
  public void close() {}

  private boolean allOver() {
    Map<String, Integer> over = new HashMap<>();
    for (WalkLog.Line line : walks()) {
      if (isLast(line)) over.merge(line.correlationId(), 1, Integer::sum);
    }
    return accepted.entrySet().stream()
        .allMatch(event -> over.getOrDefault(event.getKey(), 0) >= event.getValue());
  }

  private static boolean isLast(WalkLog.Line line) {
    return switch (line) {
      case WalkLog.Line.Ran ran -> ran.stage().equals(LAST);
      case WalkLog.Line.Ended end -> !end.stage().equals(LAST);
    };
  }

  private List<WalkLog.Line> walks() {
    List<WalkLog.Line> all = fleet.walks();
    return all.subList(begin, all.size());
  }

  private Sent sent(ChatMessage message) {
    return Sent.message(new Place("twitch", channel(message.broadcasterId())), message.message());
  }

  /** Here channels' ids are their names. */
  String channel(String id) {
    return id;
  }
}
