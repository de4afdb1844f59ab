package dev.bitbrat.player;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Tree;
import dev.bitbrat.standins.EventSubRequest;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSender;
import dev.bitbrat.standins.EventSubTold;
import dev.bitbrat.standins.TwitchStandIn;
import dev.bitbrat.transcript.Fixture;
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

/** EventSub over HTTP in, by every subscription that tells of something; Helix out. */
final class TwitchWire implements Wire {
  private static final String SECRET = "a-secret-of-the-story";

  final TwitchStandIn twitch = TwitchStandIn.start();
  private final Map<String, String> logins = new HashMap<>();
  private final EventSubTold told;
  private @Nullable EventSubSender sender;
  private InstantSource clock = InstantSource.system();

  TwitchWire() {
    this(EventSubSamples.BROADCASTER_LOGIN);
  }

  /**
   * @param channel where the story happens
   */
  TwitchWire(String channel) {
    told = new EventSubTold(EventSubSamples.BROADCASTER_ID, channel);
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("TWITCH_API_URL", twitch.uri().toString());
    environment.put("TWITCH_APP_TOKEN", TwitchStandIn.TOKEN);
    environment.put("TWITCH_BOT_TOKEN", TwitchStandIn.BOT_TOKEN);
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
    twitch.clock(now);
    sender = new EventSubSender(base.resolve("/webhooks/twitch"), SECRET, now, Duration.ZERO);
  }

  @Override
  public void say(Event line) {
    happen(line);
  }

  @Override
  public void happen(Event happening) {
    for (EventSubTold.Notification each : told.of(happening)) deliver(each.type(), each.body());
  }

  @Override
  public boolean tells(Fixture fixture) {
    if (!(fixture instanceof Fixture.Live live)) return false;
    String at = clock.instant().toString();
    EventSubTold.Notification stream = told.stream("stream of " + at, live.on(), at);
    deliver(stream.type(), stream.body());
    return true;
  }

  @Override
  public void set(Fixture fixture) {
    if (!(fixture instanceof Fixture.Channel channel)) {
      Wire.super.set(fixture);
      return;
    }
    String id = EventSubTold.userId(channel.login());
    logins.put(id, channel.login());
    twitch.with(
        new TwitchStandIn.Channel(
            id,
            channel.login(),
            Objects.requireNonNullElse(Tree.string(channel.fields(), "name"), channel.login()),
            Objects.requireNonNullElse(Tree.string(channel.fields(), "game"), ""),
            Objects.requireNonNullElse(Tree.string(channel.fields(), "title"), "")));
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
  public List<String> done() {
    return twitch.shoutouts().stream().map(given -> "shoutout " + logins.get(given.to())).toList();
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
