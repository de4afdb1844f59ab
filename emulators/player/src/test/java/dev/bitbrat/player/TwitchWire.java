package dev.bitbrat.player;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.standins.EventSubRequest;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.standins.EventSubSender;
import dev.bitbrat.standins.TwitchStandIn;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** EventSub over HTTP in, Helix out. */
final class TwitchWire implements Wire {
  private static final String SECRET = "a-secret-of-the-story";

  final TwitchStandIn twitch = TwitchStandIn.start();
  private @Nullable EventSubSender sender;
  private InstantSource clock = InstantSource.system();

  @Override
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("TWITCH_API_URL", twitch.uri().toString());
    environment.put("TWITCH_APP_TOKEN", TwitchStandIn.TOKEN);
    environment.put("TWITCH_CLIENT_ID", TwitchStandIn.CLIENT_ID);
    environment.put("TWITCH_EVENTSUB_SECRET", SECRET);
    environment.put("TWITCH_MODERATED", "*");
    environment.put("TWITCH_MESSAGES_IN_30S", "7500");
    return environment;
  }

  @Override
  public void deliverTo(URI base, InstantSource now) {
    close(sender);
    clock = now;
    sender = new EventSubSender(base.resolve("/webhooks/twitch"), SECRET, now, Duration.ZERO);
  }

  @Override
  public void say(Event line) {
    Identity.External who = Objects.requireNonNull(line.identity().external());
    String id = who.roles().contains("self") ? EventSubSamples.BOT_ID : who.id();
    List<String> badges = who.roles().stream().filter(role -> !role.equals("self")).toList();
    Chatter chatter =
        new Chatter(
            id, Objects.requireNonNull(who.login()), String.valueOf(who.displayName()), badges);
    String messageId = Objects.requireNonNull(line.message()).id().replace(' ', '-');
    deliver("channel.chat.message", EventSubSamples.chatMessage(messageId, chatter, line.text()));
  }

  void deliver(String type, String body) {
    Instant at = clock.instant();
    EventSubRequest signed =
        EventSubRequest.signed(
            SECRET, UUID.randomUUID().toString(), at, "notification", type, body);
    int status = Objects.requireNonNull(sender).post(signed).status();
    if (status != 204) throw new AssertionError("Twitch was answered " + status);
  }

  @Override
  public List<String> heard() {
    return twitch.messages().stream().map(TwitchStandIn.ChatMessage::message).toList();
  }

  @Override
  public void close() {
    close(sender);
    twitch.close();
  }

  private static void close(@Nullable EventSubSender sender) {
    if (sender != null) sender.close();
  }
}
