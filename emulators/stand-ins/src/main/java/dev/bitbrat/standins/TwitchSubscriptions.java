package dev.bitbrat.standins;

import static dev.bitbrat.standins.TwitchStandIn.error;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.standins.Loopback.Request;
import dev.bitbrat.standins.TwitchStandIn.Subscription;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * EventSub's subscriptions: created, listed by pages, deleted; each callback has to repeat a
 * challenge before it is told anything.
 */
final class TwitchSubscriptions {
  private static final String ENABLED = "enabled";
  private static final String PENDING = "webhook_callback_verification_pending";
  private static final String FAILED = "webhook_callback_verification_failed";
  private static final int MOST_ALIKE = 3;

  private final Map<String, Subscription> byId = new LinkedHashMap<>();
  private final Set<String> unauthorized = ConcurrentHashMap.newKeySet();
  private final Queue<Thread> verifying = new ConcurrentLinkedQueue<>();
  private int pageSize = 100;

  synchronized List<Subscription> all() {
    return List.copyOf(byId.values());
  }

  synchronized void put(Subscription subscription) {
    byId.put(subscription.id(), subscription);
  }

  synchronized void pageSize(int size) {
    pageSize = size;
  }

  void forbid(String type) {
    unauthorized.add(type);
  }

  synchronized void end(String session) {
    byId.values().removeIf(subscription -> subscription.callback().equals(session));
  }

  Answer create(Request request) {
    Map<String, @Nullable Object> body;
    try {
      body = request.json();
    } catch (JsonException e) {
      return error(400, "Bad Request", "The body is not valid JSON.");
    }
    Answer refused = refuse(body);
    if (refused != null) return refused;
    Map<String, @Nullable Object> transport = Tree.map(body, "transport");
    boolean socket = "websocket".equals(transport.get("method"));
    Subscription created =
        new Subscription(
            UUID.randomUUID().toString(),
            String.valueOf(Tree.string(body, "type")),
            String.valueOf(Tree.string(body, "version")),
            socket ? ENABLED : PENDING,
            Tree.map(body, "condition"),
            String.valueOf(Tree.string(transport, socket ? "session_id" : "callback")),
            String.valueOf(Tree.string(transport, "secret")));
    synchronized (this) {
      List<Subscription> alike =
          byId.values().stream()
              .filter(s -> s.type().equals(created.type()))
              .filter(s -> s.condition().equals(created.condition()))
              .toList();
      if (alike.stream().anyMatch(s -> isAlive(s) && s.callback().equals(created.callback()))) {
        return error(409, "Conflict", "subscription already exists");
      }
      if (alike.size() >= MOST_ALIKE) {
        return error(429, "Too Many Requests", "number of subscriptions exceeded");
      }
      byId.put(created.id(), created);
    }
    if (!socket) verifying.add(Thread.startVirtualThread(() -> verify(created)));
    return Answer.json(202, Map.of("data", List.of(row(created)), "total", all().size()));
  }

  private static boolean isAlive(Subscription subscription) {
    return subscription.status().equals(ENABLED) || subscription.status().equals(PENDING);
  }

  private @Nullable Answer refuse(Map<String, @Nullable Object> body) {
    Map<String, @Nullable Object> transport = Tree.map(body, "transport");
    String type = Tree.string(body, "type");
    String secret = Tree.string(transport, "secret");
    String callback = Tree.string(transport, "callback");
    if (type == null || Tree.string(body, "version") == null) {
      return error(400, "Bad Request", "invalid subscription type and version");
    }
    if (Tree.map(body, "condition").isEmpty()) {
      return error(400, "Bad Request", "the condition is missing");
    }
    if ("websocket".equals(transport.get("method"))) {
      return Tree.string(transport, "session_id") == null
          ? error(400, "Bad Request", "the session is missing")
          : unauthorized(type);
    }
    if (!"webhook".equals(transport.get("method")) || callback == null) {
      return error(400, "Bad Request", "the transport is not a webhook");
    }
    boolean here = callback.startsWith("http://127.0.0.1:");
    if (!here && !callback.startsWith("https://")) {
      return error(400, "Bad Request", "the callback must be https on port 443");
    }
    if (secret == null || !secret.matches("[\\x20-\\x7e]{10,100}")) {
      return error(400, "Bad Request", "the secret must have 10 to 100 ASCII characters");
    }
    return unauthorized(type);
  }

  private @Nullable Answer unauthorized(String type) {
    return unauthorized.contains(type)
        ? error(403, "Forbidden", "subscription missing proper authorization")
        : null;
  }

  private void verify(Subscription pending) {
    String challenge = UUID.randomUUID().toString();
    String body = Json.write(Map.of("challenge", challenge, "subscription", row(pending)));
    boolean repeated;
    try (EventSubSender sender = sender(pending)) {
      EventSubSender.Result result =
          sender.deliver("webhook_callback_verification", pending.type(), body);
      repeated = result.status() == 200 && result.body().equals(challenge);
    } catch (IllegalStateException e) {
      repeated = false;
    }
    status(pending.id(), repeated ? ENABLED : FAILED);
  }

  /** Waits until every callback has answered, or failed to. */
  void awaitChallenges() throws InterruptedException {
    for (Thread next = verifying.poll(); next != null; next = verifying.poll()) next.join();
  }

  private synchronized void status(String id, String status) {
    byId.computeIfPresent(id, (_, subscription) -> subscription.with(status));
  }

  /** Tells everybody who subscribed to it; how each answered. */
  List<EventSubSender.Result> notify(String type, Map<String, ?> event) {
    List<EventSubSender.Result> results = new ArrayList<>();
    for (Subscription subscription : all()) {
      if (!subscription.type().equals(type) || !subscription.status().equals(ENABLED)) continue;
      String body = Json.write(Map.of("subscription", row(subscription), "event", event));
      try (EventSubSender sender = sender(subscription)) {
        results.add(sender.deliver("notification", type, body));
      }
    }
    return results;
  }

  private static EventSubSender sender(Subscription subscription) {
    return new EventSubSender(
        URI.create(subscription.callback()),
        subscription.secret(),
        InstantSource.system(),
        Duration.ofMillis(10));
  }

  synchronized Answer list(Request request) {
    String after = request.parameter("after");
    if (after != null && !after.matches("[0-9]{1,6}")) {
      return error(400, "Bad Request", "invalid cursor");
    }
    List<Subscription> all = all();
    int from = after == null ? 0 : Math.min(all.size(), Integer.parseInt(after));
    int to = Math.min(all.size(), from + pageSize);
    Map<String, String> pagination =
        to < all.size() ? Map.of("cursor", Integer.toString(to)) : Map.of();
    return Answer.json(
        200,
        Map.of(
            "data",
            all.subList(from, to).stream().map(TwitchSubscriptions::row).toList(),
            "total",
            all.size(),
            "total_cost",
            0,
            "max_total_cost",
            10_000,
            "pagination",
            pagination));
  }

  synchronized Answer delete(Request request) {
    String id = request.parameter("id");
    if (id == null) return error(400, "Bad Request", "Missing required parameter: id");
    return byId.remove(id) == null
        ? error(404, "Not Found", "subscription not found")
        : new Answer(204, Map.of(), new byte[0]);
  }

  /** As Twitch shows it: without the secret. */
  private static Map<String, @Nullable Object> row(Subscription subscription) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("id", subscription.id());
    row.put("status", subscription.status());
    row.put("type", subscription.type());
    row.put("version", subscription.version());
    row.put("condition", subscription.condition());
    row.put("created_at", Instant.EPOCH.toString());
    row.put("transport", Map.of("method", "webhook", "callback", subscription.callback()));
    row.put("cost", 0);
    return row;
  }
}
