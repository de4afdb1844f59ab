package dev.bitbrat.player;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.standins.KickSamples;
import dev.bitbrat.standins.KickSamples.User;
import dev.bitbrat.standins.KickSender;
import dev.bitbrat.standins.KickStandIn;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Webhooks in, the chat's API out. */
final class KickWire implements Wire {
  private final KickStandIn kick = KickStandIn.start();
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

  @Override
  public void deliverTo(URI base, InstantSource clock) {
    if (sender != null) sender.close();
    sender = kick.sender(base.resolve("/webhooks/kick"), clock);
  }

  /** Kick's ids of people are numbers. */
  @Override
  public void say(Event line) {
    Identity.External who = Objects.requireNonNull(line.identity().external());
    String login = Objects.requireNonNull(who.login());
    long id = who.roles().contains("self") ? User.BOT.id() : 1 + (login.hashCode() & 0xffffffL);
    List<String> badges = who.roles().stream().filter(role -> !role.equals("self")).toList();
    User user = new User(id, String.valueOf(who.displayName()), login, badges);
    String messageId = Objects.requireNonNull(line.message()).id().replace(' ', '-');
    deliver("chat.message.sent", KickSamples.chat(messageId, user, line.text()));
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
