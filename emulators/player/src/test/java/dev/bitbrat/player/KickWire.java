package dev.bitbrat.player;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.standins.KickSamples;
import dev.bitbrat.standins.KickSamples.User;
import dev.bitbrat.standins.KickSender;
import dev.bitbrat.standins.KickStandIn;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Webhooks in, the chat's API out. */
final class KickWire implements Wire {
  final KickStandIn kick = KickStandIn.start();
  private final Map<String, String> times = new HashMap<>();
  private @Nullable KickSender sender;

  @Override
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("KICK_API_URL", kick.uri().toString());
    environment.put("KICK_BOT_TOKEN", KickStandIn.BOT_TOKEN);
    environment.put("KICK_BROADCASTERS", Long.toString(User.OWNER.id()));
    environment.put("KICK_ACCOUNT", Long.toString(User.BOT.id()));
    return environment;
  }

  /** Neither is it told whether a single gift was for somebody or for anybody. */
  @Override
  public String story(String told) {
    return told.replaceAll("\\((Tier 1|Prime)\\)", "(sub)")
        .replace("months! love it", "months!")
        .replace("eve gifted 1 subs to the community!", "eve gifted a sub to Giftee0!");
  }

  @Override
  public void deliverTo(URI base, InstantSource clock) {
    if (sender != null) sender.close();
    sender = kick.sender(base.resolve("/webhooks/kick"), clock);
  }

  @Override
  public void say(Event line) {
    Identity.External who = Objects.requireNonNull(line.identity().external());
    List<String> badges = who.roles().stream().filter(role -> !role.equals("self")).toList();
    User user =
        who.roles().contains("self")
            ? User.BOT
            : person(
                Objects.requireNonNull(who.login()), String.valueOf(who.displayName()), badges);
    String messageId = Objects.requireNonNull(line.message()).id().replace(' ', '-');
    deliver("chat.message.sent", KickSamples.chat(messageId, user, line.text()));
  }

  /**
   * Kick tells once of a gift to many, with everybody who got one, so what each of them got is left
   * out; it has no tiers, and nobody says anything with a renewal.
   */
  @Override
  public void happen(Event happening) {
    ExternalEvent told = Objects.requireNonNull(happening.externalEvent());
    Map<String, @Nullable Object> details = told.metadata();
    switch (told.kind()) {
      case "sub" -> deliver(told, "new", KickSamples.subscription(named(details, "user"), 1));
      case "resub" -> {
        int months = (int) Tree.number(details, "months", 1);
        deliver(told, "renewal", KickSamples.subscription(named(details, "user"), months));
      }
      case "sub_gift" -> {
        if (details.get("community_gift_id") != null) return;
        List<User> recipient = List.of(named(details, "recipient"));
        deliver(told, "gifts", KickSamples.gifts(gifter(details), recipient));
      }
      case "community_sub_gift" -> {
        int total = (int) Tree.number(details, "total", 1);
        deliver(told, "gifts", KickSamples.gifts(gifter(details), total));
      }
      default -> throw new IllegalArgumentException("Kick tells of no " + told.kind());
    }
  }

  private static @Nullable User gifter(Map<String, @Nullable Object> details) {
    return details.get("gifter") == null ? null : named(details, "gifter");
  }

  private static User named(Map<String, @Nullable Object> details, String field) {
    String name = Objects.requireNonNull(Tree.string(details, field));
    return person(name.toLowerCase(Locale.ROOT), name, List.of());
  }

  /** Kick's ids of people are numbers. */
  private static User person(String login, String name, List<String> badges) {
    return new User(1 + (login.hashCode() & 0xffffffL), name, login, badges);
  }

  /** What is told again happened when it did. */
  private void deliver(ExternalEvent told, String subscription, String body) {
    Map<String, @Nullable Object> dated = new LinkedHashMap<>(Json.parseObject(body));
    String second = String.format(Locale.ROOT, "2026-01-02T18:00:%02dZ", times.size());
    dated.put("created_at", times.computeIfAbsent(String.valueOf(told.id()), id -> second));
    deliver("channel.subscription." + subscription, Json.write(dated));
  }

  void deliver(String type, String body) {
    int status = Objects.requireNonNull(sender).deliver(type, body).status();
    if (status != 200) throw new AssertionError("Kick was answered " + status);
  }

  @Override
  public List<String> heard() {
    return kick.messages().stream().map(KickStandIn.ChatMessage::content).toList();
  }

  @Override
  public void close() {
    if (sender != null) sender.close();
    kick.close();
  }
}
