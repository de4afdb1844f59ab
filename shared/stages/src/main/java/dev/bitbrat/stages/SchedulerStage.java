package dev.bitbrat.stages;

import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.Outcome;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Query.Filter;
import dev.bitbrat.pipeline.Query.Op;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.TickJob;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Fires what is due, on a tick every minute: at most one repeating timer of a bot in a channel, the
 * one due longest, and every delayed effect. Ticks that were missed are made up for once.
 *
 * <p>A firing and its row's change are one commit, on the version that was read. The runner finds
 * the claim of a tick that came before and asks nobody.
 */
public final class SchedulerStage implements Stage {
  /** A tick that comes later is followed by younger ones: it would only make a burst. */
  private static final Duration LATE = Duration.ofMinutes(2);

  /** Looked through in a tick at most, so many rows each. */
  private static final int PAGES = 5;

  private final Store store;
  private final Codec codec;
  private final InstantSource clock;
  private final Optional<TickSwitch> ticks;
  private final Runnable whenLive;
  private final BooleanSupplier eachTick;

  private SchedulerStage(
      Ports ports, Optional<TickSwitch> ticks, Runnable whenLive, BooleanSupplier eachTick) {
    this.store = ports.store();
    this.codec = ports.codec();
    this.clock = ports.clock();
    this.ticks = ticks;
    this.whenLive = whenLive;
    this.eachTick = eachTick;
  }

  /**
   * Where ticks cost nothing and nobody pauses them.
   *
   * @param eachTick as in {@link #of(Ports, Optional, Runnable, BooleanSupplier)}
   */
  public static SchedulerStage alwaysTicking(Ports ports, BooleanSupplier eachTick) {
    return of(ports, Optional.empty(), () -> {}, eachTick);
  }

  /**
   * @param job paused while nothing is due; empty: nobody pauses the ticks
   * @param whenLive wakes what sleeps while nobody streams: asked at least once for every stream
   *     that begins, after the store says that it is live. May throw {@link
   *     dev.bitbrat.pipeline.OutageException}, and is asked again
   * @param eachTick what else is to be done; says whether something is left, so that the ticks must
   *     go on. Must not throw for long: nothing fires then
   */
  public static SchedulerStage of(
      Ports ports, Optional<TickJob> job, Runnable whenLive, BooleanSupplier eachTick) {
    return new SchedulerStage(ports, job.map(j -> new TickSwitch(ports, j)), whenLive, eachTick);
  }

  @Override
  public String name() {
    return "scheduler";
  }

  /** A second look would find what the first left for the next tick. */
  @Override
  public boolean readsItsWrites(Event event) {
    return true;
  }

  @Override
  public Outcome apply(Event event) {
    return switch (event.type()) {
      case Ticks.WAKE -> wake();
      case Ticks.LIVE -> live();
      case Ticks.TICK -> tick(event);
      default -> new Outcome.Reject("NO_TICK", "the scheduler takes no " + event.type());
    };
  }

  private Outcome wake() {
    ticks.ifPresent(TickSwitch::on);
    return new Outcome.Done("the ticks go on", List.of());
  }

  private Outcome live() {
    whenLive.run();
    return new Outcome.Done("a stream began, and who sleeps was woken", List.of());
  }

  private Outcome tick(Event event) {
    Instant now = clock.instant();
    Instant at = event.origin().at();
    if (at != null && at.isBefore(now.minus(LATE))) {
      return new Outcome.Done("too late, younger ticks follow", List.of());
    }
    boolean left = eachTick.getAsBoolean();
    DueRows due = new DueRows(codec, now);
    Optional<String> after = Optional.of("");
    for (int page = 0; page < PAGES && after.isPresent(); page++) {
      after = take(after.get(), TimerTimes.minute(now), due);
    }
    ticks.ifPresent(t -> keepOrPause(t, left || !due.isEmpty()));
    if (due.isEmpty()) return new Outcome.Done("nothing is due", List.of());
    return new Outcome.Emit(List.of(), due.publications(), List.of(), due.detail(), due.writes());
  }

  private void keepOrPause(TickSwitch ticks, boolean due) {
    if (due || isAnythingDue()) ticks.on();
    else ticks.off(() -> eachTick.getAsBoolean() || isAnythingDue());
  }

  /** Takes a page of what is due; where to look on, if there may be more. */
  private Optional<String> take(String after, Instant until, DueRows due) {
    Filter later = new Filter(TimerRow.DUE, Op.GREATER, after);
    Filter over = new Filter(TimerRow.DUE, Op.LESS_OR_EQUAL, TimerTimes.text(until));
    List<Doc> page = store.find(query(List.of(later, over), DueRows.MOST));
    for (Doc doc : page) {
      if (!due.take(doc)) return Optional.empty();
    }
    if (page.size() < DueRows.MOST) return Optional.empty();
    return Optional.ofNullable(page.getLast().fields().get(TimerRow.DUE)).map(String::valueOf);
  }

  private boolean isAnythingDue() {
    return !store.find(query(List.of(new Filter(TimerRow.DUE, Op.GREATER, "")), 1)).isEmpty();
  }

  private static Query query(List<Filter> filters, int limit) {
    return new Query(TimerRow.COLLECTION, filters, TimerRow.DUE, false, limit);
  }
}
