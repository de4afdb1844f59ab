package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.Documents;
import dev.bitbrat.behaviours.spi.StreamState;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Origin;
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
 * What is kept of a channel's stream: {@code streams/{platform|channel}} with {@code live, title,
 * game, since, events[], before{}}. The router writes it, and notes on an event about the stream
 * how things are to be seen by those that react to it: {@code metadata.stream}.
 */
public final class Streams {
  private static final String FIELD = "stream";
  private static final String ONLINE = "stream.online";
  private static final String OFFLINE = "stream.offline";
  private static final String UPDATE = "channel.update";

  /** So many events are known when they come again. */
  private static final int REMEMBERED = 20;

  private Streams() {}

  /** Path of a channel's document. */
  public static String path(Documents documents, Origin origin) {
    return "streams/" + documents.segment(origin.platform() + "|" + origin.channel());
  }

  /** Whether the event tells something new about the stream. */
  public static boolean isAbout(Event event) {
    ExternalEvent external = event.externalEvent();
    return external != null
        && (external.kind().equals(ONLINE)
            || external.kind().equals(OFFLINE)
            || external.kind().equals(UPDATE));
  }

  public static boolean isOnline(Event event) {
    return event.externalEvent() != null && event.externalEvent().kind().equals(ONLINE);
  }

  public static boolean isOffline(Event event) {
    return event.externalEvent() != null && event.externalEvent().kind().equals(OFFLINE);
  }

  /**
   * The stream as the event sees it: what the router noted on it, else what is kept.
   *
   * @param now when the event came in
   */
  static StreamState stateAt(Event event, Documents documents, Instant now) {
    Map<String, @Nullable Object> noted = Tree.map(event.metadata(), FIELD);
    if (!noted.isEmpty()) return noted(noted);
    if (event.origin().channel() == null) return StreamState.UNSEEN;
    return state(documents.get(path(documents, event.origin())), now);
  }

  /**
   * @param kept the channel's document
   */
  public static StreamState state(Map<String, @Nullable Object> kept, Instant now) {
    if (kept.isEmpty()) return StreamState.UNSEEN;
    boolean live = Boolean.TRUE.equals(kept.get("live"));
    String since = Tree.string(kept, "since");
    Optional<Duration> offlineFor =
        live
            ? Optional.of(Duration.ZERO)
            : Optional.ofNullable(since).map(s -> Duration.between(Instant.parse(s), now));
    return new StreamState(live, Tree.string(kept, "title"), Tree.string(kept, "game"), offlineFor);
  }

  /** What the document becomes when the stream goes live or ends. */
  public static Map<String, @Nullable Object> live(
      Map<String, @Nullable Object> kept, boolean on, Instant at) {
    Map<String, @Nullable Object> after = new LinkedHashMap<>(kept);
    boolean was = Boolean.TRUE.equals(kept.get("live"));
    String since = Tree.string(kept, "since");
    if (was == on && since != null) return after;
    if (since != null && at.isBefore(Instant.parse(since)))
      return after; // a younger one overtook it
    after.put("live", on);
    after.put("since", at.toString());
    return after;
  }

  /** What the document becomes with another title or category; {@code null} leaves it. */
  public static Map<String, @Nullable Object> named(
      Map<String, @Nullable Object> kept, @Nullable String title, @Nullable String game) {
    Map<String, @Nullable Object> after = new LinkedHashMap<>(kept);
    if (title != null) after.put("title", title);
    if (game != null) after.put("game", game);
    return after;
  }

  /** What the document becomes by an event about the stream; the same when it comes again. */
  public static Map<String, @Nullable Object> after(
      Map<String, @Nullable Object> kept, Event event, Instant at) {
    ExternalEvent external = event.externalEvent();
    if (external == null) return kept;
    List<String> known = Tree.strings(kept, "events");
    if (known.contains(event.correlationId())) return kept;
    Map<String, @Nullable Object> metadata = external.metadata();
    Map<String, @Nullable Object> after =
        switch (external.kind()) {
          case ONLINE ->
              named(live(kept, true, at), orBlank(metadata, "title"), orBlank(metadata, "game"));
          case OFFLINE -> live(kept, false, at);
          default -> named(kept, Tree.string(metadata, "title"), Tree.string(metadata, "game"));
        };
    Map<String, @Nullable Object> before = new LinkedHashMap<>(kept);
    before.remove("before");
    before.remove("events");
    Map<String, @Nullable Object> marked = new LinkedHashMap<>(after);
    List<String> events = new ArrayList<>(known);
    events.add(event.correlationId());
    marked.put("events", events.subList(Math.max(0, events.size() - REMEMBERED), events.size()));
    marked.put("before", before);
    return marked;
  }

  /** A stream that begins has the title that it says, not that of the last one. */
  private static String orBlank(Map<String, @Nullable Object> metadata, String field) {
    String text = Tree.string(metadata, field);
    return text == null ? "" : text;
  }

  /**
   * How those that react to an event about the stream see it: as it is from now on, except when it
   * ends; and how long it had been offline before.
   *
   * @param after the document with the event in it
   */
  public static Event note(Map<String, @Nullable Object> after, Event event, Instant at) {
    Map<String, @Nullable Object> before = Tree.map(after, "before");
    StreamState seen = state(isOffline(event) ? before : after, at);
    Map<String, @Nullable Object> note = new LinkedHashMap<>();
    note.put("live", seen.live());
    note.put("title", seen.title());
    note.put("game", seen.game());
    note.put("offlineFor", state(before, at).offlineFor().map(Duration::toString).orElse(null));
    return event.with().metadata(FIELD, note).build();
  }

  private static StreamState noted(Map<String, @Nullable Object> note) {
    return new StreamState(
        Boolean.TRUE.equals(note.get("live")),
        Tree.string(note, "title"),
        Tree.string(note, "game"),
        Optional.ofNullable(Tree.string(note, "offlineFor")).map(Duration::parse));
  }
}
