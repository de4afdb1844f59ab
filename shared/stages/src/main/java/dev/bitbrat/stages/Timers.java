package dev.bitbrat.stages;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Pause;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.pipeline.Write.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What shall happen later, a document each: messages every so often while a stream is live, and
 * delayed effects. {@link SchedulerStage} fires them.
 *
 * <p>Whoever makes something due must send {@link #wake} afterwards: the ticks stop while nothing
 * is due. All of it may be called again for a redelivered event.
 */
public final class Timers {
  private static final int MAX_ROUNDS = 40;

  private final Store store;
  private final Pause pause;
  private final ClosedGates closed = new ClosedGates();

  public Timers(Ports ports) {
    this.store = ports.store();
    this.pause = ports.pause();
  }

  /** What makes the ticks go on because of {@code cause}. */
  public static Publication wake(Event cause) {
    return new Publication(Topics.TICK, Ticks.wake(cause));
  }

  /**
   * The stream began: all of the bot's schedules start anew in this channel, and what has none any
   * more is forgotten. Also for a changed configuration, with the {@code online} of before.
   *
   * @param schedules all that the bot has
   * @param online when it began; an older one than that of the last {@link #stop} does nothing
   * @return whether to send {@link #wake}
   */
  public boolean start(Origin channel, String bot, List<Schedule> schedules, Instant online) {
    String place = TimerRow.place(bot, channel);
    return untilCommitted(
        () -> {
          Map<DocPath, Doc> before = rows(place);
          List<Write> writes = new ArrayList<>();
          boolean runs = false;
          for (Schedule schedule : schedules) {
            TimerRow fresh = TimerRow.fresh(place, bot, channel, schedule, online);
            Doc doc = before.remove(fresh.path());
            TimerRow old = doc == null ? null : TimerRow.read(doc);
            TimerRow row = old == null ? fresh : begun(old, fresh, schedule);
            runs |= row.isRunning();
            if (row.equals(old)) continue;
            writes.add(row.put(Condition.unchanged(Optional.ofNullable(doc))));
          }
          for (Doc doc : before.values()) {
            writes.add(new Write.Delete(doc.path(), Condition.unchanged(doc)));
          }
          return new Attempt(writes, runs, () -> writes.forEach(w -> closed.open(w.path())));
        });
  }

  private static TimerRow begun(TimerRow before, TimerRow fresh, Schedule schedule) {
    Instant online = fresh.online();
    if (online == null) throw new IllegalStateException("no start: " + fresh.path());
    boolean late =
        before.isRunning()
            ? before.online() != null && !before.online().isBefore(online)
            : before.stopped() != null && before.stopped().isAfter(online);
    if (!late) return fresh;
    return before.isAs(schedule) ? before : before.as(schedule);
  }

  /**
   * The stream is over: nothing of the bot fires in this channel until the next start.
   *
   * @param offline when it ended; an older one than the last start does nothing
   */
  public void stop(Origin channel, String bot, Instant offline) {
    String place = TimerRow.place(bot, channel);
    untilCommitted(
        () -> {
          List<Write> writes = new ArrayList<>();
          for (Doc doc : rows(place).values()) {
            TimerRow row = TimerRow.read(doc);
            if (!row.isRunning() || (row.online() != null && row.online().isAfter(offline))) {
              continue;
            }
            writes.add(row.stopped(offline).put(Condition.unchanged(doc)));
          }
          return new Attempt(writes, false, () -> {});
        });
  }

  /**
   * Somebody said something that counts. Costs nothing once a schedule has its lines, until it has
   * fired; what other instances did is seen some seconds later.
   *
   * @param lineId the same for the same line
   * @return whether to send {@link #wake}
   */
  public boolean countLine(
      Origin channel, String bot, List<Schedule> schedules, String lineId, Instant now) {
    String place = TimerRow.place(bot, channel);
    List<DocPath> asked = new ArrayList<>();
    boolean wake = false;
    for (Schedule schedule : schedules) {
      if (schedule.minLines() == 0) continue;
      DocPath path = TimerRow.path(place, schedule.trigger());
      if (!closed.isClosed(path, now)) asked.add(path);
      wake |= closed.isClosedBy(path, lineId);
    }
    if (asked.isEmpty()) return wake;
    return untilCommitted(() -> count(asked, lineId, now)) || wake;
  }

  private Attempt count(List<DocPath> asked, String lineId, Instant now) {
    Set<DocPath> needless = new HashSet<>(asked);
    Set<DocPath> reached = new HashSet<>();
    List<Write> writes = new ArrayList<>();
    boolean wake = false;
    for (Doc doc : store.getAll(asked)) {
      TimerRow row = TimerRow.read(doc);
      boolean before = row.lines().contains(lineId);
      if (!row.isRunning()) continue;
      if (row.isGateReached()) {
        wake |= before;
        continue;
      }
      needless.remove(row.path());
      if (before) continue;
      boolean last = row.lines().size() + 1 >= row.minLines();
      if (last) reached.add(row.path());
      writes.add(counted(doc, row, lineId, last));
    }
    needless.forEach(path -> closed.close(path, now, null));
    return new Attempt(
        writes,
        wake || !reached.isEmpty(),
        () -> reached.forEach(path -> closed.close(path, now, lineId)));
  }

  private static Write counted(Doc doc, TimerRow row, String lineId, boolean last) {
    Map<String, @Nullable Object> set =
        last ? Map.of(TimerRow.DUE, TimerTimes.text(row.dueOnceReached())) : Map.of();
    return new Write.Update(
        row.path(),
        set,
        Map.of(),
        Map.of(TimerRow.LINES, List.of(lineId)),
        Condition.unchanged(doc),
        null);
  }

  /**
   * An effect for later, to be committed together with what led to it. Send {@link #wake} too.
   *
   * @param id names it in this channel: the same again replaces it
   * @param payload what its event carries besides {@code timer} and {@code due}
   */
  public static Write once(
      String id, String bot, Origin channel, Instant due, Map<String, @Nullable Object> payload) {
    Map<String, @Nullable Object> fields = TimerRow.fields(channel, bot, TimerRow.ONCE);
    fields.put("payload", payload);
    fields.put(TimerRow.DUE, TimerTimes.text(due));
    DocPath path = TimerRow.path(TimerRow.place(bot, channel), id);
    return new Write.Put(path, fields, Condition.ANY, null);
  }

  private Map<DocPath, Doc> rows(String place) {
    Map<DocPath, Doc> rows = new HashMap<>();
    Query.Filter there = new Query.Filter(TimerRow.PLACE, Query.Op.EQUAL, place);
    for (Doc doc : store.find(new Query(TimerRow.COLLECTION, List.of(there), null, false, 1000))) {
      rows.put(doc.path(), doc);
    }
    return rows;
  }

  /**
   * @param result what the caller is told once it is committed
   * @param after done then
   */
  private record Attempt(List<Write> writes, boolean result, Runnable after) {}

  private boolean untilCommitted(Supplier<Attempt> attempt) {
    for (int round = 1; round <= MAX_ROUNDS; round++) {
      if (round > 1) pause.beforeAttempt(round);
      Attempt made = attempt.get();
      if (commit(made.writes())) {
        made.after().run();
        return made.result();
      }
    }
    throw new OutageException("could not write timers: lost " + MAX_ROUNDS + " commits in a row");
  }

  /** In parts, if they are more than one commit takes: each part may be made again by itself. */
  private boolean commit(List<Write> writes) {
    for (int from = 0; from < writes.size(); from += Write.MOST) {
      List<Write> part = writes.subList(from, Math.min(writes.size(), from + Write.MOST));
      if (store.commit(part) instanceof Store.Committed.Conflict) return false;
    }
    return true;
  }
}
