package dev.bitbrat.standins;

import static dev.bitbrat.standins.TwitchStandIn.error;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.standins.Loopback.Request;
import dev.bitbrat.standins.TwitchStandIn.Moderated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What moderators do: announcements, deleted messages, bans, timeouts and their end. */
final class TwitchModeration {
  private static final Set<String> COLORS = Set.of("blue", "green", "orange", "purple", "primary");
  private static final long LONGEST_TIMEOUT = 1_209_600;
  private static final int LONGEST_TEXT = 500;

  private final List<Moderated> all = new CopyOnWriteArrayList<>();
  private final Set<String> banned = ConcurrentHashMap.newKeySet();

  List<Moderated> all() {
    return List.copyOf(all);
  }

  List<Map<String, @Nullable Object>> rows() {
    return all.stream().map(TwitchModeration::row).toList();
  }

  private static Map<String, @Nullable Object> row(Moderated done) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("action", done.action());
    row.put("broadcaster_id", done.broadcaster());
    row.put("moderator_id", done.moderator());
    row.put("target", done.target());
    row.put("detail", done.detail());
    row.put("seconds", done.seconds());
    return row;
  }

  Answer announce(Request request) {
    return withBody(
        request,
        body -> {
          String text = Tree.string(body, "message");
          String color = Tree.string(body, "color");
          if (text == null || text.isEmpty()) return bad("The message field is required.");
          if (text.codePointCount(0, text.length()) > LONGEST_TEXT) return bad("It is too long.");
          if (color != null && !COLORS.contains(color)) return bad("The color is not valid.");
          return done(request, "announce", text, color, null);
        });
  }

  Answer ban(Request request) {
    return withBody(
        request,
        body -> {
          Map<String, @Nullable Object> data = Tree.map(body, "data");
          String user = Tree.string(data, "user_id");
          if (user == null || user.isEmpty()) return bad("The user_id field is required.");
          if (user.equals(request.parameter("broadcaster_id"))) {
            return bad("The user specified in the user_id field may not be banned.");
          }
          Long seconds = data.get("duration") instanceof Long given ? given : null;
          if (seconds != null && (seconds < 1 || seconds > LONGEST_TIMEOUT)) {
            return bad("The duration is not valid.");
          }
          if (!banned.add(user) && seconds == null) {
            return bad("The user specified in the user_id field is already banned.");
          }
          String action = seconds == null ? "ban" : "timeout";
          Answer answer = done(request, action, user, Tree.string(data, "reason"), seconds);
          return answer.status() == 204
              ? Answer.json(200, Map.of("data", List.of(Map.of("user_id", user))))
              : answer;
        });
  }

  Answer unban(Request request) {
    String user = request.parameter("user_id");
    if (user == null) return bad("The user_id parameter is required.");
    if (!banned.remove(user)) return bad("The user in the user_id parameter is not banned.");
    return done(request, "unban", user, null, null);
  }

  Answer delete(Request request) {
    String message = request.parameter("message_id");
    if (message == null || message.isEmpty()) return bad("This would clear the whole chat.");
    return done(request, "delete", message, null, null);
  }

  private static Answer withBody(
      Request request, Function<Map<String, @Nullable Object>, Answer> behaved) {
    try {
      return behaved.apply(request.json());
    } catch (JsonException e) {
      return bad("The body is not valid JSON.");
    }
  }

  private Answer done(
      Request request,
      String action,
      String target,
      @Nullable String detail,
      @Nullable Long seconds) {
    String broadcaster = request.parameter("broadcaster_id");
    String moderator = request.parameter("moderator_id");
    if (broadcaster == null || moderator == null) return bad("Missing required parameter");
    all.add(new Moderated(action, broadcaster, moderator, target, detail, seconds));
    return new Answer(204, Map.of(), new byte[0]);
  }

  private static Answer bad(String message) {
    return error(400, "Bad Request", message);
  }
}
