package dev.bitbrat.testkit;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Topics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events as ingress lets them in. The same arguments give the same event, id included. */
public final class Samples {
  public static final String CHANNEL = "burgeroni";
  public static final String CHANNEL_ID = "1000";

  /** Id of the bot's own account on Twitch. */
  public static final String ACCOUNT = "2000";

  private Samples() {}

  /** Who speaks, with the roles of their badges. */
  public enum Person {
    ANN("11", null),
    BOB("12", "subscriber"),
    MIA("13", "moderator"),
    BEN("14", "broadcaster");

    private final String id;
    private final @Nullable String role;

    Person(String id, @Nullable String role) {
      this.id = id;
      this.role = role;
    }

    public String login() {
      return name().toLowerCase(Locale.ROOT);
    }

    public String displayName() {
      return name().charAt(0) + login().substring(1);
    }

    private List<String> roles() {
      return role == null ? List.of() : List.of(role);
    }

    public Identity on(String platform) {
      return new Identity(
          new Identity.External(id, platform, login(), displayName(), roles()),
          null,
          null,
          Map.of());
    }
  }

  public static Event ann(String text) {
    return twitch(Person.ANN, text);
  }

  public static Event bob(String text) {
    return twitch(Person.BOB, text);
  }

  public static Event mia(String text) {
    return twitch(Person.MIA, text);
  }

  public static Event ben(String text) {
    return twitch(Person.BEN, text);
  }

  /** A line in the Twitch chat; its message id follows from who said what. */
  public static Event twitch(Person who, String text) {
    return twitch(who, Ids.derive(who.login(), text), text);
  }

  public static Event twitch(Person who, String messageId, String text) {
    return Event.of("chat.message.v1", Ids.correlation("twitch", "chat", messageId))
        .source("ingress.twitch")
        .egressDestination(Topics.EGRESS)
        .origin(new Origin(FakeClock.START, "twitch", ACCOUNT, CHANNEL, CHANNEL_ID, Map.of()))
        .identity(who.on("twitch"))
        .message(Message.user(messageId, text))
        .build();
  }

  /** A line of a client of the api, which always speaks as the owner of its token. */
  public static Event api(Person who, String session, String messageId, String text) {
    return Event.of("chat.message.v1", Ids.correlation("api", "chat", messageId))
        .source("api")
        .egressDestination(Topics.EGRESS)
        .origin(Origin.of(FakeClock.START, "api", session))
        .identity(who.on("api"))
        .message(Message.user(messageId, text))
        .build();
  }

  /** A raid on the Twitch channel. */
  public static Event raid(String user, int viewers) {
    String id = Ids.derive(user, "raid with " + viewers);
    ExternalEvent happened =
        new ExternalEvent(
            id,
            "twitch.eventsub",
            "channel.raid",
            "1",
            FakeClock.START.toString(),
            Map.of("user", user, "viewers", viewers),
            null,
            Map.of());
    return Event.of("twitch.eventsub.v1", Ids.correlation("twitch", "delivery", id))
        .source("ingress.twitch")
        .egressDestination(Topics.EGRESS)
        .origin(new Origin(FakeClock.START, "twitch", ACCOUNT, CHANNEL, CHANNEL_ID, Map.of()))
        .externalEvent(happened)
        .build();
  }
}
