package dev.bitbrat.api;

import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.JsonText;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Sessions;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.web.WebResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session's log as NDJSON: a {@code reply} line for each reply and an {@code end} line for each
 * event. Ends when the time is over, or with the end of the event that the client waits for.
 */
final class SessionStream implements WebResponse.Writer {
  private static final System.Logger log = System.getLogger(SessionStream.class.getName());

  private final Store store;
  private final JsonText json;
  private final InstantSource clock;
  private final Waiter waiter;
  private final String session;
  private final Duration longest;
  private final @Nullable String until;
  private long cursor;

  SessionStream(
      Store store,
      JsonText json,
      InstantSource clock,
      Waiter waiter,
      String session,
      long cursor,
      Duration longest,
      @Nullable String until) {
    this.store = store;
    this.json = json;
    this.clock = clock;
    this.waiter = waiter;
    this.session = session;
    this.cursor = cursor;
    this.longest = longest;
    this.until = until;
  }

  /** Waits until there may be more rows. */
  @FunctionalInterface
  interface Waiter {
    /** Longer and longer, up to a second. */
    Waiter SLEEPING = idle -> Thread.sleep(Math.min(1_000, 50L << Math.min(idle, 5)));

    /**
     * @param idle how many looks in a row found nothing
     */
    void await(int idle) throws InterruptedException;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    Instant deadline = clock.instant().plus(longest);
    int idle = -1;
    while (true) {
      List<Doc> rows = rows();
      for (Doc row : rows) {
        writeRow(out, row.fields());
        if (row.fields().get("correlationId") instanceof String id && id.equals(until)) return;
      }
      if (rows.size() == Sessions.PAGE) continue;
      if (!clock.instant().isBefore(deadline)) return;
      idle = rows.isEmpty() ? idle + 1 : 0;
      if (!pause(idle)) return;
    }
  }

  /** An outage may pass before the deadline; if not, the client asks again with its cursor. */
  private List<Doc> rows() {
    try {
      return store.find(Sessions.after(session, cursor));
    } catch (OutageException e) {
      log.log(WARNING, "a session could not be read: {0}", e.getMessage());
      return List.of();
    }
  }

  private boolean pause(int idle) {
    try {
      waiter.await(idle);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void writeRow(OutputStream out, Map<String, @Nullable Object> row) throws IOException {
    cursor = Tree.number(row, "seq", cursor);
    for (Map<String, @Nullable Object> reply : Tree.maps(row, "replies")) {
      Map<String, @Nullable Object> line = line("reply", row);
      line.put("id", reply.get("id"));
      line.put("text", reply.get("text"));
      line.put("candidateSource", reply.get("source"));
      writeLine(out, line);
    }
    Map<String, @Nullable Object> end = line("end", row);
    end.put("outcome", row.get("outcome"));
    end.put("detail", row.get("detail"));
    end.put("trace", row.get("trace"));
    writeLine(out, end);
    out.flush();
  }

  private static Map<String, @Nullable Object> line(
      String kind, Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("kind", kind);
    line.put("cursor", row.get("seq"));
    line.put("correlationId", row.get("correlationId"));
    line.put("bot", row.get("bot"));
    return line;
  }

  private void writeLine(OutputStream out, Map<String, @Nullable Object> line) throws IOException {
    out.write((json.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
