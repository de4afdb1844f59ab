package dev.bitbrat.twitch;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Origin;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.twitch.SocketSubscriptions.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a bot's account hears in the sessions of an {@link EventSubSocket}: subscribes each for the
 * bot's channels, and completes what comes of it.
 */
public final class SocketSession {
  private final SocketSubscriptions subscriptions;
  private final Supplier<Places> places;
  private final UnaryOperator<Event> details;
  private final Consumer<String> said;
  private final Consumer<String> trouble;
  private final String bot;
  private volatile String account = "";

  /**
   * @param bot whose token asks
   * @param places asked for each session; throws as {@link EventSubSocket.Setup#subscribe} may
   * @param details such as {@link StreamDetails}
   * @param said hears what Twitch does not tell of
   */
  public SocketSession(
      SocketSubscriptions subscriptions,
      String bot,
      Supplier<Places> places,
      UnaryOperator<Event> details,
      Consumer<String> said) {
    this(subscriptions, bot, places, details, said, _ -> {});
  }

  /**
   * @param trouble hears what of that a person should mend, before {@link #subscribe} returns
   */
  public SocketSession(
      SocketSubscriptions subscriptions,
      String bot,
      Supplier<Places> places,
      UnaryOperator<Event> details,
      Consumer<String> said,
      Consumer<String> trouble) {
    this.subscriptions = subscriptions;
    this.bot = bot;
    this.places = places;
    this.details = details;
    this.said = said;
    this.trouble = trouble;
  }

  /**
   * @param account of the bot, by id
   */
  public record Places(String account, List<Place> channels) {
    public Places {
      channels = List.copyOf(channels);
    }
  }

  /**
   * @param id of the channel's owner
   */
  public record Place(String login, String id) {}

  /**
   * What a person must set right for one channel does not keep the others from being heard.
   *
   * @throws OutageException when Twitch cannot be reached
   * @throws ExplainedException when no channel may be heard; the message says why
   */
  public void subscribe(String session) {
    Places now = places.get();
    account = now.account();
    ExplainedException deaf = null;
    int heard = 0;
    List<String> troubles = new ArrayList<>();
    for (Place place : now.channels()) {
      try {
        subscribe(place, session, troubles);
        heard++;
      } catch (ExplainedException e) {
        deaf = e;
        if (now.channels().size() > 1) {
          said.accept("Twitch: " + place.login() + ": " + e.getMessage());
          troubles.add(place.login() + ": " + e.getMessage());
        }
      }
    }
    if (heard == 0 && deaf != null) throw deaf;
    troubles.forEach(trouble);
  }

  private void subscribe(Place place, String session, List<String> troubles) {
    Target target = new Target(bot, place.id(), account);
    for (Subscribed subscribed : subscriptions.subscribe(target, session)) {
      if (subscribed.isGood()) continue;
      String sentence =
          "Twitch does not tell of "
              + subscribed.type()
              + " in "
              + place.login()
              + ": "
              + subscribed.sentence();
      said.accept(sentence);
      if (subscribed.isTrouble()) troubles.add(sentence);
    }
  }

  /** Few conditions name the bot's account, and over a socket nothing else does. */
  public Event complete(Event event) {
    Origin from = event.origin();
    Origin ours =
        new Origin(
            from.at(), from.platform(), account, from.channel(), from.channelId(), from.extra());
    return details.apply(event.with().origin(ours).build());
  }
}
