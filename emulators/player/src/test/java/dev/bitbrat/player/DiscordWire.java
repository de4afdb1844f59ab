package dev.bitbrat.player;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.standins.DiscordSamples;
import dev.bitbrat.standins.DiscordSamples.Person;
import dev.bitbrat.standins.DiscordSender;
import dev.bitbrat.standins.DiscordStandIn;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Interactions in, REST out. Only commands can be written there, in small letters, and not by the
 * bot itself; people are mentioned by their id.
 */
final class DiscordWire implements Wire {
  private static final String MODERATOR = "40";
  private static final String NOBODY = "2147483648";

  final DiscordStandIn discord = DiscordStandIn.start();
  private final Map<String, String> logins = new HashMap<>();
  private @Nullable DiscordSender sender;
  private InstantSource clock = InstantSource.system();

  @Override
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("DISCORD_API_URL", discord.uri().toString());
    environment.put("DISCORD_BOT_TOKEN", DiscordStandIn.TOKEN);
    environment.put("DISCORD_PUBLIC_KEY", discord.signer().publicKey());
    return environment;
  }

  @Override
  public void deliverTo(URI base, InstantSource now) {
    if (sender != null) sender.close();
    clock = now;
    sender = new DiscordSender(base.resolve("/webhooks/discord"), discord, now);
  }

  @Override
  public void say(Event line) {
    Identity.External who = Objects.requireNonNull(line.identity().external());
    if (!line.text().startsWith("!") || who.roles().contains("self")) return;
    String login = Objects.requireNonNull(who.login());
    String id = "6" + String.format(Locale.ROOT, "%017d", login.hashCode() & 0xffffffL);
    logins.put(id, login);
    boolean mayModerate =
        who.roles().stream().anyMatch(List.of("moderator", "broadcaster")::contains);
    Person person = new Person(id, login, null, mayModerate ? MODERATOR : NOBODY, List.of());
    String[] words = line.text().substring(1).split(" ", 2);
    String message = Objects.requireNonNull(line.message()).id();
    String interaction = "4" + String.format(Locale.ROOT, "%017d", message.hashCode() & 0xffffffL);
    String token = "interaction-token-" + interaction;
    discord.defer(token, DiscordSamples.CHANNEL);
    String name = words[0].toLowerCase(Locale.ROOT);
    String body =
        words.length == 1
            ? DiscordSamples.command(interaction, token, person, name)
            : DiscordSamples.command(interaction, token, person, name, words[1]);
    DiscordSender.Result result =
        Objects.requireNonNull(sender).post(discord.signer().sign(clock.instant(), body));
    if (!DiscordSender.isDeferred(result)) throw new AssertionError("answered " + result);
  }

  @Override
  public List<String> heard() {
    return discord.messages().stream().map(message -> read(message.content(), logins)).toList();
  }

  /** A mention is shown as a name. */
  static String read(String content, Map<String, String> logins) {
    String shown = content;
    for (Map.Entry<String, String> person : logins.entrySet()) {
      shown = shown.replace("<@" + person.getKey() + '>', '@' + person.getValue());
    }
    return shown;
  }

  @Override
  public void close() {
    if (sender != null) sender.close();
    discord.close();
  }
}
