package dev.bitbrat.pipeline;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.TraceEntry;
import dev.bitbrat.events.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The log that a client of {@code api} reads: one row an ended event, with its replies, the end
 * marker and the trace. Rows are numbered without gaps, so that a cursor misses none.
 *
 * <p>{@code sessions/{id}} holds the next number, {@code sessions/{id}/log/{number}} the rows.
 */
public final class Sessions {
  /** Platform name of events that came through {@code api}; their channel is the session. */
  public static final String PLATFORM = "api";

  /** The most rows that one query brings. */
  public static final int PAGE = 500;

  private static final Duration KEPT = Duration.ofDays(2);

  private final Ports ports;

  public Sessions(Ports ports) {
    this.ports = ports;
  }

  public static DocPath path(String session) {
    return DocPath.of("sessions", DocPath.segment(session));
  }

  /** Rows after the row numbered {@code cursor}; 0 reads from the start. At most {@link #PAGE}. */
  public static Query after(String session, long cursor) {
    return new Query(
        path(session) + "/log",
        List.of(new Query.Filter("seq", Query.Op.GREATER, cursor)),
        "seq",
        false,
        PAGE);
  }

  /** Writes that append a row for each of the ended events that belongs to a session. */
  List<Write> appends(List<Ended> ended) {
    Map<String, List<Ended>> bySession = new LinkedHashMap<>();
    for (Ended end : ended) {
      String session = session(end.event());
      if (session != null) bySession.computeIfAbsent(session, s -> new ArrayList<>()).add(end);
    }
    List<Write> writes = new ArrayList<>();
    bySession.forEach((session, ends) -> writes.addAll(append(session, ends)));
    return writes;
  }

  private List<Write> append(String session, List<Ended> ends) {
    Instant now = ports.clock().instant();
    DocPath path = path(session);
    Optional<Doc> before = ports.store().get(path);
    long next = before.map(d -> Tree.number(d.fields(), "next", 1)).orElse(1L);
    List<Write> writes = new ArrayList<>();
    for (Ended end : ends) {
      DocPath row = new DocPath(path + "/log/" + String.format("%012d", next));
      writes.add(Write.Put.create(row, row(end, next, now), now.plus(KEPT)));
      next++;
    }
    Write.Condition condition = Write.Condition.unchanged(before);
    writes.add(new Write.Put(path, Map.of("next", next), condition, now.plus(KEPT)));
    return writes;
  }

  private static Map<String, @Nullable Object> row(Ended ended, long seq, Instant now) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("seq", seq);
    row.put("at", now.toString());
    row.put("bot", ended.event().bot());
    row.put("correlationId", ended.event().correlationId());
    row.put("replies", ended.replies().stream().map(Sessions::reply).toList());
    row.put("outcome", ended.end().kind().wireName());
    row.put("detail", ended.end().detail());
    row.put("trace", ended.event().trace().stream().map(Sessions::line).toList());
    return row;
  }

  private static Map<String, @Nullable Object> reply(Ended.SessionReply reply) {
    return Map.of("id", reply.id(), "text", reply.text(), "source", reply.source());
  }

  private static Map<String, @Nullable Object> line(TraceEntry entry) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("stage", entry.stage());
    line.put("start", entry.start().toString());
    line.put("end", entry.end().toString());
    line.put("outcome", entry.outcome());
    line.put("detail", entry.detail());
    return line;
  }

  private static @Nullable String session(Event event) {
    return PLATFORM.equals(event.origin().platform()) ? event.origin().channel() : null;
  }
}
