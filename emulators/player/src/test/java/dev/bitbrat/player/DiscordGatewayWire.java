package dev.bitbrat.player;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.standins.DiscordGatewaySamples;
import dev.bitbrat.standins.DiscordGatewaySamples.Someone;
import dev.bitbrat.standins.DiscordGatewayStandIn;
import dev.bitbrat.standins.DiscordStandIn;
import dev.bitbrat.testkit.FakeSecrets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Discord's gateway in, through the socket gateway; REST out. Everything that is written is heard.
 * The broadcaster is the guild's owner, who subscribes boosts; VIPs there are none.
 */
final class DiscordGatewayWire implements Wire {
  private final DiscordGatewayStandIn gateway;
  final DiscordStandIn discord = DiscordStandIn.start();
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, String> logins = new HashMap<>();
  private @Nullable GatewayEar ear;

  DiscordGatewayWire() {
    try {
      gateway = DiscordGatewayStandIn.start();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "DISCORD_API_URL", discord.uri().toString(), "DISCORD_BOT_TOKEN", DiscordStandIn.TOKEN);
  }

  @Override
  public void listen(Ports ports) throws InterruptedException {
    Map<String, String> environment =
        Map.of("DISCORD_GATEWAY", "true", "DISCORD_API_URL", gateway.uri().toString());
    FakeSecrets secrets = new FakeSecrets().with("DISCORD_BOT_TOKEN", DiscordGatewayStandIn.TOKEN);
    GatewayEar listening = new GatewayEar(environment, secrets, ports);
    ear = listening;
    listening.awaitListening();
  }

  @Override
  public void hangUp() {
    if (ear != null) ear.close();
    ear = null;
  }

  /** One after the other, as a socket tells. */
  @Override
  public synchronized void say(Event line) throws InterruptedException {
    String id =
        ids.computeIfAbsent(
            Objects.requireNonNull(line.message()).id(),
            name -> Long.toString(1_100_000_000_000_000_000L + ids.size()));
    gateway.dispatch(
        "MESSAGE_CREATE", DiscordGatewaySamples.message(id, author(line), line.text()));
    Objects.requireNonNull(ear).awaitBrought("discord", id);
  }

  private Someone author(Event line) {
    Identity.External who = Objects.requireNonNull(line.identity().external());
    List<String> roles = who.roles();
    if (roles.contains("self")) return Someone.SELF;
    String login = Objects.requireNonNull(who.login());
    String id =
        roles.contains("broadcaster")
            ? Someone.OWNER.id()
            : "61" + String.format(Locale.ROOT, "%016d", login.hashCode() & 0xffffffL);
    logins.put(id, login);
    boolean moderates = roles.contains("moderator");
    return new Someone(
        id,
        login,
        String.valueOf(who.displayName()),
        false,
        roles.contains("subscriber"),
        moderates ? List.of(DiscordGatewaySamples.MODERATORS) : List.of());
  }

  @Override
  public List<String> heard() {
    return discord.messages().stream()
        .map(message -> DiscordWire.read(message.content(), logins))
        .toList();
  }

  @Override
  public void close() {
    hangUp();
    gateway.close();
    discord.close();
  }
}
