package dev.bitbrat.cli.chat;

import dev.bitbrat.events.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one event ended.
 *
 * @param cursor number in the session's log
 * @param outcome {@code answered, quiet, failed} or {@code unknown}
 * @param detail why, in one line
 * @param trace a map for each stage: {@code stage, start, end, outcome, detail}
 */
record Row(
    long cursor,
    String correlationId,
    @Nullable String bot,
    List<Reply> replies,
    String outcome,
    String detail,
    List<Map<String, @Nullable Object>> trace) {
  Row {
    replies = List.copyOf(replies);
    trace = List.copyOf(trace);
  }

  /**
   * @param source who thought of it: {@code behaviour:NAME}, {@code rule:ID}, ...
   */
  record Reply(String id, String text, String source) {}

  /** From a document of the session's log. */
  static Row ofDocument(Map<String, @Nullable Object> row) {
    List<Reply> replies =
        Tree.maps(row, "replies").stream().map(reply -> reply(reply, "source")).toList();
    return of(row, Tree.number(row, "seq", 0), replies);
  }

  static Row ofEnd(Map<String, @Nullable Object> end, List<Reply> replies) {
    return of(end, Tree.number(end, "cursor", 0), replies);
  }

  static Reply reply(Map<String, @Nullable Object> reply, String source) {
    return new Reply(text(reply, "id"), text(reply, "text"), text(reply, source));
  }

  private static Row of(Map<String, @Nullable Object> row, long cursor, List<Reply> replies) {
    return new Row(
        cursor,
        text(row, "correlationId"),
        Tree.string(row, "bot"),
        replies,
        text(row, "outcome"),
        text(row, "detail"),
        Tree.maps(row, "trace"));
  }

  private static String text(Map<String, @Nullable Object> map, String key) {
    String text = Tree.string(map, key);
    return text == null ? "" : text;
  }

  /** As the API's stream tells it. */
  Map<String, @Nullable Object> json(Reply reply) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("kind", "reply");
    json.put("cursor", cursor);
    json.put("correlationId", correlationId);
    json.put("bot", bot);
    json.put("id", reply.id());
    json.put("text", reply.text());
    json.put("candidateSource", reply.source());
    return json;
  }
}
