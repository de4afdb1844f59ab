package dev.bitbrat.kick;

import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Tree;
import dev.bitbrat.platform.webhook.MalformedException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery tells besides somebody speaking, in our names. The type stands in a header that
 * nobody signed, so each demands of the body what only its own type has.
 *
 * @param kind for example {@code follow}
 * @param who did it; {@code null} if nobody did, or it is not told
 * @param at when, as Kick writes it; {@code null} if it does not
 * @param key tells it apart from any other of its kind in the channel, in whatever delivery it
 *     came; {@code null} if only the delivery's own id does
 */
record KickHappening(
    String kind,
    @Nullable KickUser who,
    @Nullable String at,
    Map<String, @Nullable Object> details,
    @Nullable String key) {
  KickHappening(
      String kind,
      @Nullable KickUser who,
      @Nullable String at,
      Map<String, @Nullable Object> details,
      @Nullable String key) {
    this.kind = kind;
    this.who = who;
    this.at = at;
    this.details = Tree.mapOf(details);
    this.key = key;
  }

  /**
   * @param type as in the header
   * @throws MalformedException if the body is not what Kick documents for this type
   */
  static KickHappening read(String type, Map<String, @Nullable Object> body) {
    return switch (type) {
      case "channel.followed" -> follow(body);
      case "channel.subscription.new" -> subscription("sub", body);
      case "channel.subscription.renewal" -> subscription("resub", body);
      case "channel.subscription.gifts" -> gifts(body);
      case "channel.reward.redemption.updated" -> redemption(body);
      case "livestream.status.updated" -> status(body);
      case "livestream.metadata.updated" -> metadata(body);
      case "moderation.banned" -> ban(body);
      case "kicks.gifted" -> kicks(body);
      default -> throw new MalformedException("unknown Kick-Event-Type");
    };
  }

  private static KickHappening follow(Map<String, @Nullable Object> body) {
    KickUser who = KickUser.read(body, "follower");
    return new KickHappening("follow", who, null, details(who), null);
  }

  private static KickHappening subscription(String kind, Map<String, @Nullable Object> body) {
    KickUser who = KickUser.read(body, "subscriber");
    String at = Tree.string(body, "created_at");
    Map<String, @Nullable Object> details = details(who);
    details.put("months", KickFields.number(body, "duration"));
    // Neither header tells it for sure which of the two it is: it must not count as both.
    return new KickHappening(kind, who, at, details, key(at, "sub", who.id()));
  }

  private static KickHappening gifts(Map<String, @Nullable Object> body) {
    KickUser who = KickUser.readOrAnonymous(body, "gifter");
    List<Map<String, @Nullable Object>> giftees = Tree.maps(body, "giftees");
    if (giftees.isEmpty()) throw new MalformedException("$..giftees: nobody is in it");
    List<KickUser> recipients =
        giftees.stream().map(one -> KickUser.read(Map.of("giftees", one), "giftees")).toList();
    String at = Tree.string(body, "created_at");
    String ids = recipients.stream().map(KickUser::id).collect(Collectors.joining(","));
    @Nullable String key = key(at, "gifts", who == null ? "" : who.id(), ids);
    Map<String, @Nullable Object> details = details(who);
    if (who != null) details.put("gifter", who.name());
    if (recipients.size() == 1) {
      details.put("recipient", recipients.getFirst().name());
      return new KickHappening("sub_gift", who, at, details, key);
    }
    details.put("total", recipients.size());
    details.put("recipients", recipients.stream().map(KickUser::name).toList());
    if (key != null) details.put("community_id", Ids.derive("kick gifts", key));
    return new KickHappening("community_sub_gift", who, at, details, key);
  }

  /** Told when it is made and again when it is decided: one happening, but for a rejection. */
  private static KickHappening redemption(Map<String, @Nullable Object> body) {
    KickUser who = KickUser.read(body, "redeemer");
    String id = KickFields.id(body, "id");
    String status = KickFields.text(body, "status");
    Map<String, @Nullable Object> reward = KickFields.object(body, "reward");
    Map<String, @Nullable Object> details = details(who);
    details.put("reward", KickFields.text(reward, "title"));
    details.put("reward_id", KickFields.id(reward, "id"));
    details.put("cost", KickFields.number(reward, "cost"));
    String input = Tree.string(body, "user_input");
    if (input != null && !input.isBlank()) details.put("input", input);
    details.put("redemption_id", id);
    details.put("status", status);
    String at = Tree.string(body, "redeemed_at");
    String kind =
        switch (status) {
          case "pending", "accepted" -> "redemption";
          case "rejected" -> "redemption.rejected";
          default -> throw new MalformedException("$.status: none that Kick documents");
        };
    return new KickHappening(kind, who, at, details, kind + '\n' + id);
  }

  private static KickHappening status(Map<String, @Nullable Object> body) {
    boolean live = KickFields.truth(body, "is_live");
    String at = Tree.string(body, live ? "started_at" : "ended_at");
    String kind = live ? "stream.online" : "stream.offline";
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    putText(details, "title", Tree.string(body, "title"));
    return new KickHappening(kind, null, at, details, key(at, kind));
  }

  private static KickHappening metadata(Map<String, @Nullable Object> body) {
    Map<String, @Nullable Object> metadata = KickFields.object(body, "metadata");
    if (!metadata.containsKey("title") || !metadata.containsKey("category")) {
      throw new MalformedException("$.metadata: title and category are needed here");
    }
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    putText(details, "title", Tree.string(metadata, "title"));
    putText(details, "game", Tree.string(Tree.map(metadata, "category"), "name"));
    putText(details, "language", Tree.string(metadata, "language"));
    return new KickHappening("channel.update", null, null, details, null);
  }

  private static KickHappening ban(Map<String, @Nullable Object> body) {
    KickUser moderator = KickUser.read(body, "moderator");
    KickUser banned = KickUser.read(body, "banned_user");
    Map<String, @Nullable Object> metadata = KickFields.object(body, "metadata");
    String at = Tree.string(metadata, "created_at");
    String end = Tree.string(metadata, "expires_at");
    Map<String, @Nullable Object> details = details(moderator);
    details.put("target", banned.name());
    details.put("target_id", banned.id());
    putText(details, "reason", Tree.string(metadata, "reason"));
    if (end != null) putSeconds(details, at, end);
    String kind = end == null ? "ban" : "timeout";
    return new KickHappening(kind, moderator, at, details, key(at, "ban", banned.id()));
  }

  /** How long, where Kick's times can be read. */
  private static void putSeconds(
      Map<String, @Nullable Object> details, @Nullable String from, String to) {
    try {
      long millis =
          Duration.between(Instant.parse(String.valueOf(from)), Instant.parse(to)).toMillis();
      details.put("seconds", (millis + 500) / 1000);
    } catch (DateTimeException | ArithmeticException e) {
      details.remove("seconds");
    }
  }

  private static KickHappening kicks(Map<String, @Nullable Object> body) {
    KickUser who = KickUser.readOrAnonymous(body, "sender");
    Map<String, @Nullable Object> gift = KickFields.object(body, "gift");
    String at = Tree.string(body, "created_at");
    long amount = KickFields.number(gift, "amount");
    Map<String, @Nullable Object> details = details(who);
    details.put("amount", amount);
    putText(details, "gift", Tree.string(gift, "name"));
    putText(details, "tier", Tree.string(gift, "tier"));
    putText(details, "message", Tree.string(gift, "message"));
    String id = who == null ? "" : who.id();
    return new KickHappening("kicks", who, at, details, key(at, "kicks", id, amount + ""));
  }

  private static Map<String, @Nullable Object> details(@Nullable KickUser user) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    if (user != null) details.put("user", user.name());
    return details;
  }

  private static void putText(
      Map<String, @Nullable Object> details, String name, @Nullable String text) {
    if (text != null && !text.isBlank()) details.put(name, text);
  }

  /** By when it was; without that there is none. */
  private static @Nullable String key(@Nullable String at, String... parts) {
    return at == null || at.isBlank() ? null : String.join("\n", parts) + '\n' + at;
  }
}
