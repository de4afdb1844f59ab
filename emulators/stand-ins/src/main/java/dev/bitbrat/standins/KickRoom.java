package dev.bitbrat.standins;

import static dev.bitbrat.standins.KickStandIn.error;
import static dev.bitbrat.standins.KickStandIn.ok;

import dev.bitbrat.events.Tree;
import dev.bitbrat.standins.KickStandIn.ChatMessage;
import dev.bitbrat.standins.Loopback.Request;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What was said in the chats of Kick, and taken out of them. */
final class KickRoom {
  static final String DELETE = "DELETE /public/v1/chat/";

  private static final int MAX_CHARACTERS = 500;

  private final List<ChatMessage> messages = new CopyOnWriteArrayList<>();
  private final List<String> deleted = new CopyOnWriteArrayList<>();
  private final LinkedBlockingQueue<ChatMessage> arrivals = new LinkedBlockingQueue<>();

  List<ChatMessage> messages() {
    return List.copyOf(messages);
  }

  List<String> deleted() {
    return List.copyOf(deleted);
  }

  ChatMessage take(long seconds) throws InterruptedException {
    ChatMessage message = arrivals.poll(seconds, TimeUnit.SECONDS);
    if (message == null) throw new AssertionError("no message within " + seconds + " s");
    return message;
  }

  Answer post(Request request) {
    Map<String, @Nullable Object> body = request.json();
    String content = Tree.string(body, "content");
    String type = Tree.string(body, "type");
    if ("bot".equals(type)) return error(500, "Internal Server Error", null);
    if (!"user".equals(type) || !(body.get("broadcaster_user_id") instanceof Long broadcaster)) {
      return error(400, "Invalid request", null);
    }
    boolean fits = content != null && content.codePointCount(0, content.length()) <= MAX_CHARACTERS;
    if (content == null || content.isBlank() || !fits) {
      return error(400, "Invalid request", "content must have 1 to 500 characters");
    }
    ChatMessage message =
        new ChatMessage(
            UUID.randomUUID().toString(),
            broadcaster,
            content,
            Tree.string(body, "reply_to_message_id"),
            Instant.now());
    messages.add(message);
    arrivals.add(message);
    return ok(Map.of("is_sent", true, "message_id", message.id()));
  }

  Answer delete(Request request) {
    String id = request.what().substring(DELETE.length());
    deleted.add(id);
    return new Answer(204, Map.of(), new byte[0]);
  }

  Answer recorded() {
    List<Map<String, @Nullable Object>> rows = messages.stream().map(KickRoom::row).toList();
    return Answer.json(200, Map.of("messages", rows, "deleted", deleted()));
  }

  private static Map<String, @Nullable Object> row(ChatMessage message) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("message_id", message.id());
    row.put("broadcaster_user_id", message.broadcasterId());
    row.put("content", message.content());
    row.put("reply_to_message_id", message.replyTo());
    row.put("at", message.at().toString());
    return row;
  }
}
