package dev.bitbrat.stages;

import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.pipeline.Write.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What fires in one tick: as much as one commit and one claim hold, the rest in the next tick. */
final class DueRows {
  private static final System.Logger log = System.getLogger(DueRows.class.getName());

  /** Leaves room in a commit for the claim. */
  static final int MOST = 300;

  /** All events together, in bytes: they lie in one document, which may have a mebibyte. */
  private static final int ROOM = 600_000;

  /** An event that is larger would not be let in. */
  private static final int LARGEST = 200_000;

  static final String TYPE = "schedule.due.v1";

  private final Codec codec;
  private final Instant now;
  private final Set<String> served = new HashSet<>();
  private final List<Publication> publications = new ArrayList<>();
  private final List<Write> writes = new ArrayList<>();
  private int bytes;

  DueRows(Codec codec, Instant now) {
    this.codec = codec;
    this.now = now;
  }

  boolean isEmpty() {
    return writes.isEmpty();
  }

  List<Publication> publications() {
    return publications;
  }

  List<Write> writes() {
    return writes;
  }

  String detail() {
    return publications.size() + " due";
  }

  /** False when there is no room for it, and so for nothing more. */
  boolean take(Doc doc) {
    if (writes.size() >= MOST) return false;
    try {
      boolean once = TimerRow.ONCE.equals(doc.fields().get(TimerRow.KIND));
      return once ? takeOnce(doc) : takeRepeat(doc, TimerRow.read(doc));
    } catch (IllegalArgumentException e) {
      // It would stand in the way of all others, every minute.
      log.log(WARNING, "deleted {0}: it cannot fire: {1}", doc.path(), e.getMessage());
      writes.add(delete(doc));
      return true;
    }
  }

  private boolean takeOnce(Doc doc) {
    return fire(event(doc, Tree.map(doc.fields(), "payload")), delete(doc));
  }

  private boolean takeRepeat(Doc doc, TimerRow row) {
    if (served.contains(row.place())) return true;
    TimerRow again = row.running(TimerTimes.minute(now), List.of());
    Event event = event(doc, Map.of("trigger", row.trigger()));
    if (!fire(event, again.put(Condition.unchanged(doc)))) return false;
    served.add(row.place());
    return true;
  }

  private boolean fire(Event event, Write write) {
    int size = codec.encode(event).length;
    if (size > LARGEST) throw new IllegalArgumentException("its event has " + size + " bytes");
    if (bytes + size > ROOM) return false;
    bytes += size;
    publications.add(new Publication(Topics.INGRESS, event));
    writes.add(write);
    return true;
  }

  private static Write delete(Doc doc) {
    return new Write.Delete(doc.path(), Condition.unchanged(doc));
  }

  /** Its id follows from the row and its due time: the same firing is the same event. */
  private Event event(Doc doc, Map<String, @Nullable Object> more) {
    String bot = Tree.string(doc.fields(), "bot");
    String due = Tree.string(doc.fields(), TimerRow.DUE);
    if (bot == null || due == null) throw new IllegalArgumentException("no bot, or not due");
    Map<String, @Nullable Object> payload = new LinkedHashMap<>(more);
    payload.put("timer", doc.path().id());
    payload.put("due", due);
    Origin from = TimerRow.origin(doc.fields());
    return Event.of(TYPE, Ids.correlation("schedule", doc.path().id(), due))
        .source("scheduler")
        .egressDestination(Topics.egressTo(from.platform()))
        .origin(
            new Origin(
                now, from.platform(), from.account(), from.channel(), from.channelId(), Map.of()))
        .payload(payload)
        .metadata("bot", bot)
        .build();
  }
}
