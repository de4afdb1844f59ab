package dev.bitbrat.stages;

import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Write;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document of {@code timers}.
 *
 * @param place names bot, platform and channel
 * @param online when the stream began that it runs or ran in
 * @param since last firing or {@code online}, whichever is later; {@code null} while it is stopped
 * @param lines ids of the lines that count, until there are enough
 * @param due when it fires; {@code null} while it cannot
 */
record TimerRow(
    DocPath path,
    String place,
    String bot,
    Origin origin,
    String trigger,
    long everySeconds,
    long minLines,
    @Nullable Instant online,
    @Nullable Instant stopped,
    @Nullable Instant since,
    List<String> lines,
    @Nullable Instant due) {
  static final String COLLECTION = "timers";
  static final String KIND = "kind";
  static final String REPEAT = "repeat";
  static final String ONCE = "once";
  static final String DUE = "due";
  static final String LINES = "lines";
  static final String PLACE = "place";

  TimerRow {
    lines = List.copyOf(lines);
  }

  static DocPath path(String place, String id) {
    return DocPath.of(COLLECTION, DocPath.segment(place + '|' + part(id)));
  }

  /** Bounded, and another for every other bot, platform and channel. */
  static String place(String bot, Origin origin) {
    String platform = String.valueOf(origin.platform());
    String channel = String.valueOf(origin.channel());
    return DocPath.segment(part(bot) + '|' + part(platform) + '|' + part(channel));
  }

  private static String part(String text) {
    return text.replace("%", "%25").replace("|", "%7C");
  }

  /** A timer that runs since {@code online}. */
  static TimerRow fresh(
      String place, String bot, Origin origin, Schedule schedule, Instant online) {
    TimerRow row =
        new TimerRow(
            path(place, schedule.trigger()),
            place,
            bot,
            origin,
            schedule.trigger(),
            schedule.every().toSeconds(),
            schedule.minLines(),
            online,
            null,
            null,
            List.of(),
            null);
    return row.running(online, List.of());
  }

  /**
   * @throws IllegalArgumentException if it is no timer of ours
   */
  static TimerRow read(Doc doc) {
    Map<String, @Nullable Object> fields = doc.fields();
    try {
      return new TimerRow(
          doc.path(),
          text(fields, PLACE),
          text(fields, "bot"),
          origin(fields),
          text(fields, "trigger"),
          Math.max(1, Tree.number(fields, "everySeconds", 0)),
          Tree.number(fields, "minLines", 0),
          time(fields, "online"),
          time(fields, "stopped"),
          time(fields, "since"),
          Tree.strings(fields, LINES),
          time(fields, DUE));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not a timer: " + doc.path() + ": " + e.getMessage(), e);
    }
  }

  /** Where a row's event comes in. */
  static Origin origin(Map<String, @Nullable Object> fields) {
    return new Origin(
        null,
        Tree.string(fields, "platform"),
        Tree.string(fields, "account"),
        Tree.string(fields, "channel"),
        Tree.string(fields, "channelId"),
        Map.of());
  }

  static Map<String, @Nullable Object> fields(Origin origin, String bot, String kind) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("bot", bot);
    fields.put("platform", origin.platform());
    fields.put("channel", origin.channel());
    fields.put("channelId", origin.channelId());
    fields.put("account", origin.account());
    fields.put(KIND, kind);
    return fields;
  }

  boolean isRunning() {
    return since != null;
  }

  boolean isGateReached() {
    return lines.size() >= minLines;
  }

  /** When it fires if its gate is reached now. */
  Instant dueOnceReached() {
    if (since == null) throw new IllegalStateException("stopped: " + path);
    return TimerTimes.after(since, everySeconds);
  }

  TimerRow running(Instant from, List<String> counted) {
    boolean reached = counted.size() >= minLines;
    return with(null, from, counted, reached ? TimerTimes.after(from, everySeconds) : null);
  }

  TimerRow stopped(Instant at) {
    return with(at, null, List.of(), null);
  }

  private TimerRow with(
      @Nullable Instant stoppedAt,
      @Nullable Instant from,
      List<String> counted,
      @Nullable Instant fires) {
    return new TimerRow(
        path,
        place,
        bot,
        origin,
        trigger,
        everySeconds,
        minLines,
        online,
        stoppedAt,
        from,
        counted,
        fires);
  }

  Write put(Write.Condition condition) {
    Map<String, @Nullable Object> fields = fields(origin, bot, REPEAT);
    fields.put(PLACE, place);
    fields.put("trigger", trigger);
    fields.put("everySeconds", everySeconds);
    fields.put("minLines", minLines);
    fields.put(LINES, lines);
    put(fields, "online", online);
    put(fields, "stopped", stopped);
    put(fields, "since", since);
    put(fields, DUE, due);
    return new Write.Put(path, fields, condition, null);
  }

  boolean isAs(Schedule schedule) {
    return everySeconds == schedule.every().toSeconds() && minLines == schedule.minLines();
  }

  /** The same with what the schedule says now. */
  TimerRow as(Schedule schedule) {
    TimerRow row =
        new TimerRow(
            path,
            place,
            bot,
            origin,
            trigger,
            schedule.every().toSeconds(),
            schedule.minLines(),
            online,
            stopped,
            since,
            lines,
            null);
    return since == null ? row : row.running(since, lines);
  }

  private static void put(
      Map<String, @Nullable Object> fields, String name, @Nullable Instant time) {
    if (time != null) fields.put(name, TimerTimes.text(time));
  }

  private static @Nullable Instant time(Map<String, @Nullable Object> fields, String name) {
    String text = Tree.string(fields, name);
    return text == null ? null : Instant.parse(text);
  }

  private static String text(Map<String, @Nullable Object> fields, String name) {
    String text = Tree.string(fields, name);
    if (text == null) throw new IllegalArgumentException("no " + name);
    return text;
  }
}
