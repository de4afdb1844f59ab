package dev.bitbrat.player;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.standins.EventSubTold;
import dev.bitbrat.standins.IrcSamples;
import dev.bitbrat.standins.IrcStandIn;
import dev.bitbrat.testkit.FakeSecrets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** IRC in, through the socket gateway; Helix out. */
final class TwitchIrcWire implements Wire {
  private final TwitchWire helix = new TwitchWire();
  private final IrcStandIn irc;
  private @Nullable GatewayEar ear;

  TwitchIrcWire() {
    try {
      irc = IrcStandIn.start();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<String, String> environment() {
    return helix.environment();
  }

  @Override
  public void listen(Ports ports) throws InterruptedException {
    Map<String, String> environment =
        Map.of(
            "IRC_CHANNELS", EventSubSamples.BROADCASTER_LOGIN,
            "TWITCH_IRC_URL", irc.uri().toString(),
            "TWITCH_ID_URL", irc.idUri().toString());
    FakeSecrets secrets = new FakeSecrets().with("TWITCH_BOT_TOKEN", IrcStandIn.TOKEN);
    GatewayEar listening = new GatewayEar(environment, secrets, ports);
    ear = listening;
    listening.awaitListening();
    irc.joined(20);
  }

  @Override
  public void hangUp() {
    if (ear != null) ear.close();
    ear = null;
  }

  /** One after the other, as a socket tells. */
  @Override
  public synchronized void say(Event line) throws InterruptedException {
    Identity.External who = Objects.requireNonNull(line.identity().external());
    boolean self = who.roles().contains("self");
    String login = Objects.requireNonNull(who.login());
    Chatter chatter =
        new Chatter(
            self ? EventSubSamples.BOT_ID : EventSubTold.userId(login),
            login,
            String.valueOf(who.displayName()),
            who.roles().stream().filter(role -> !role.equals("self")).toList());
    String id = EventSubTold.messageId(Objects.requireNonNull(line.message()).id());
    irc.say(EventSubSamples.BROADCASTER_LOGIN, IrcSamples.line(id, chatter, line.text()));
    Objects.requireNonNull(ear).awaitBrought("twitch", id);
  }

  @Override
  public List<String> heard() {
    return helix.heard();
  }

  @Override
  public void close() {
    hangUp();
    irc.close();
    helix.close();
  }
}
