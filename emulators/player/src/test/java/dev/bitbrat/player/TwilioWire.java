package dev.bitbrat.player;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.standins.TwilioSamples;
import dev.bitbrat.standins.TwilioSender;
import dev.bitbrat.standins.TwilioStandIn;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Twilio's webhook in, its API out: texts, or a conversation. It knows of no roles, so people have
 * them of us. Nobody is told of a text that the bot sent.
 */
final class TwilioWire implements Wire {
  private static final String PUBLIC_URL = "https://bot.example/webhooks/twilio";
  private static final String BOT = "thebot";

  private final TwilioStandIn twilio = TwilioStandIn.start();
  private final Map<String, String> shown = new HashMap<>();
  private final boolean conversation;
  private @Nullable TwilioSender sender;

  private TwilioWire(boolean conversation) {
    this.conversation = conversation;
  }

  static TwilioWire texts() {
    return new TwilioWire(false);
  }

  static TwilioWire conversation() {
    return new TwilioWire(true);
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("TWILIO_API_URL", twilio.uri().toString());
    environment.put("TWILIO_CONVERSATIONS_URL", twilio.uri().toString());
    environment.put("TWILIO_ACCOUNT_SID", TwilioStandIn.ACCOUNT_SID);
    environment.put("TWILIO_AUTH_TOKEN", TwilioStandIn.AUTH_TOKEN);
    environment.put("TWILIO_PUBLIC_URL", PUBLIC_URL);
    environment.put("TWILIO_IDENTITY", BOT);
    return environment;
  }

  @Override
  public Map<String, List<String>> grants() {
    return Map.of(
        "twilio:" + address("mia"), List.of("moderator"),
        "twilio:" + address("ben"), List.of("broadcaster"));
  }

  /** Whoever texts is known by their number. */
  @Override
  public String story(String told) {
    return told.replace("\"modified_by\": \"mia\"", "\"modified_by\": \"" + address("mia") + '"');
  }

  private String address(String login) {
    if (conversation) return login;
    return "+1555"
        + String.format(Locale.ROOT, "%07d", Math.floorMod(login.hashCode(), 10_000_000));
  }

  @Override
  public void deliverTo(URI base, InstantSource clock) {
    if (sender != null) sender.close();
    URI webhook = base.resolve("/webhooks/twilio");
    sender = new TwilioSender(webhook, PUBLIC_URL, TwilioStandIn.AUTH_TOKEN);
  }

  @Override
  public void say(Event line) {
    Identity.External who = Objects.requireNonNull(line.identity().external());
    boolean self = who.roles().contains("self");
    if (self && !conversation) return;
    String login = Objects.requireNonNull(who.login());
    String address = self ? BOT : address(login);
    String sid = sid(Objects.requireNonNull(line.message()).id());
    synchronized (shown) {
      shown.put("@\u2026" + address.substring(Math.max(0, address.length() - 4)), '@' + login);
    }
    Map<String, String> form =
        conversation
            ? TwilioSamples.said("IM" + sid, address, line.text())
            : TwilioSamples.sms("SM" + sid, address, line.text());
    int status = Objects.requireNonNull(sender).deliver(form).status();
    if (status / 100 != 2) throw new AssertionError("Twilio was answered " + status);
  }

  private static String sid(String id) {
    return String.format(Locale.ROOT, "%032x", id.hashCode() & 0xffffffffL);
  }

  @Override
  public List<String> heard() {
    return twilio.messages().stream().map(message -> read(message.body())).toList();
  }

  /** Whoever has a number among their contacts knows whose end that is. */
  private String read(String body) {
    String seen = body;
    synchronized (shown) {
      for (Map.Entry<String, String> person : shown.entrySet()) {
        seen = seen.replace(person.getKey(), person.getValue());
      }
    }
    return seen;
  }

  @Override
  public void close() {
    if (sender != null) sender.close();
    twilio.close();
  }
}
