package dev.bitbrat.standins;

import static dev.bitbrat.standins.KickStandIn.error;
import static dev.bitbrat.standins.KickStandIn.ok;

import dev.bitbrat.events.Tree;
import dev.bitbrat.standins.KickStandIn.Ban;
import dev.bitbrat.standins.KickStandIn.Channel;
import dev.bitbrat.standins.KickStandIn.Subscription;
import dev.bitbrat.standins.Loopback.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is on Kick, who was banned, and who wants to be told of what. */
final class KickDesk {
  private static final int MOST_MINUTES = 10_080;
  private static final int LONGEST_REASON = 100;
  private static final Set<String> EVENTS = KickSamples.ofEachType().keySet();

  private final Map<Long, Channel> channels = new LinkedHashMap<>();
  private final List<Ban> bans = new ArrayList<>();
  private final List<Subscription> subscriptions = new ArrayList<>();

  synchronized void add(Channel channel) {
    channels.put(channel.id(), channel);
  }

  synchronized void add(Subscription subscription) {
    subscriptions.add(subscription);
  }

  synchronized List<Ban> bans() {
    return List.copyOf(bans);
  }

  synchronized List<Subscription> subscriptions() {
    return List.copyOf(subscriptions);
  }

  synchronized Answer channels(Request request) {
    String slug = request.parameter("slug");
    if (slug == null || slug.length() > 25) return error(400, "Invalid request", null);
    return ok(
        channels.values().stream()
            .filter(channel -> channel.slug().equals(slug))
            .map(KickDesk::row)
            .toList());
  }

  private static Map<String, @Nullable Object> row(Channel channel) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("broadcaster_user_id", channel.id());
    row.put("slug", channel.slug());
    row.put("channel_description", "");
    row.put("banner_picture", "");
    row.put("stream_title", channel.title());
    row.put("category", Map.of("id", 1, "name", channel.category(), "thumbnail", ""));
    row.put("stream", Map.of("is_live", false, "viewer_count", 0));
    return row;
  }

  synchronized Answer ban(Request request) {
    Map<String, @Nullable Object> body = request.json();
    if (!(body.get("broadcaster_user_id") instanceof Long broadcaster)
        || !(body.get("user_id") instanceof Long user)
        || user.equals(broadcaster)) {
      return error(400, "Invalid request", null);
    }
    long minutes = Tree.number(body, "duration", 0);
    String reason = Tree.string(body, "reason");
    boolean badMinutes = body.containsKey("duration") && (minutes < 1 || minutes > MOST_MINUTES);
    if (badMinutes || (reason != null && reason.length() > LONGEST_REASON)) {
      return error(400, "Invalid request", null);
    }
    bans.removeIf(ban -> ban.is(broadcaster, user));
    bans.add(new Ban(broadcaster, user, minutes, reason));
    return ok(Map.of());
  }

  synchronized Answer unban(Request request) {
    Map<String, @Nullable Object> body = request.json();
    if (!(body.get("broadcaster_user_id") instanceof Long broadcaster)
        || !(body.get("user_id") instanceof Long user)) {
      return error(400, "Invalid request", null);
    }
    boolean removed = bans.removeIf(ban -> ban.is(broadcaster, user));
    return removed ? ok(Map.of()) : error(404, "Not Found", null);
  }

  synchronized Answer list() {
    return ok(subscriptions.stream().map(KickDesk::row).toList());
  }

  private static Map<String, @Nullable Object> row(Subscription subscription) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("app_id", "01JAPP");
    row.put("broadcaster_user_id", subscription.broadcaster());
    row.put("created_at", "2026-01-02T18:00:00Z");
    row.put("event", subscription.event());
    row.put("id", subscription.id());
    row.put("method", "webhook");
    row.put("updated_at", "2026-01-02T18:00:00Z");
    row.put("version", subscription.version());
    return row;
  }

  synchronized Answer subscribe(Request request) {
    Map<String, @Nullable Object> body = request.json();
    List<Map<String, @Nullable Object>> events = Tree.maps(body, "events");
    if (!(body.get("broadcaster_user_id") instanceof Long broadcaster)
        || events.isEmpty()
        || !"webhook".equals(Tree.string(body, "method"))) {
      return error(400, "Bad request", null);
    }
    return ok(events.stream().map(event -> subscribe(event, broadcaster)).toList());
  }

  private Map<String, @Nullable Object> subscribe(
      Map<String, @Nullable Object> event, long broadcaster) {
    String name = String.valueOf(Tree.string(event, "name"));
    long version = Tree.number(event, "version", 0);
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("name", name);
    row.put("version", version);
    boolean known = EVENTS.contains(name) && version == 1;
    String id = "01" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    if (known) subscriptions.add(new Subscription(id, name, version, broadcaster));
    row.put("subscription_id", known ? id : "");
    row.put("error", known ? "" : "invalid event");
    return row;
  }

  synchronized Answer unsubscribe(Request request) {
    String query = request.query();
    if (query == null || !query.contains("id=")) return error(400, "Bad request", null);
    List<String> ids =
        Arrays.stream(query.split("&"))
            .filter(part -> part.startsWith("id="))
            .map(part -> URLDecoder.decode(part.substring(3), StandardCharsets.UTF_8))
            .toList();
    subscriptions.removeIf(subscription -> ids.contains(subscription.id()));
    return new Answer(204, Map.of(), new byte[0]);
  }
}
