package dev.bitbrat.twitch;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Origin;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.twitch.SocketRound.Sleep;
import dev.bitbrat.twitch.SocketRound.Wanted;
import dev.bitbrat.twitch.SocketSubscriptions.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a bot's account hears in the sessions of an {@link EventSubSocket}: subscribes each for the
 * bot's channels, and completes what comes of it.
 */
public final class SocketSession implements EventSubSocket.Subscriber {
  private final SocketSubscriptions subscriptions;
  private final Supplier<Places> places;
  private final UnaryOperator<Event> details;
  private final Consumer<String> said;
  private final Consumer<String> trouble;
  private final String bot;
  private final Executor background;
  private final Sleep sleep;
  private final Set<Place> heard = new HashSet<>();
  private final List<SocketRound> rounds = new CopyOnWriteArrayList<>();
  private volatile String account = "";
  private volatile List<Place> channels = List.of();

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
   * @param trouble hears of a channel whose chat may not be heard while others are, before the call
   *     that found it out returns
   */
  public SocketSession(
      SocketSubscriptions subscriptions,
      String bot,
      Supplier<Places> places,
      UnaryOperator<Event> details,
      Consumer<String> said,
      Consumer<String> trouble) {
    this(
        subscriptions,
        bot,
        places,
        details,
        said,
        trouble,
        Thread::startVirtualThread,
        Thread::sleep);
  }

  /**
   * @param background runs a round; returns at once
   */
  SocketSession(
      SocketSubscriptions subscriptions,
      String bot,
      Supplier<Places> places,
      UnaryOperator<Event> details,
      Consumer<String> said,
      Consumer<String> trouble,
      Executor background,
      Sleep sleep) {
    this.subscriptions = subscriptions;
    this.bot = bot;
    this.places = places;
    this.details = details;
    this.said = said;
    this.trouble = trouble;
    this.background = background;
    this.sleep = sleep;
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
   * The chats first; the rest is asked for meanwhile, see {@link SocketRound}. What a person must
   * set right for one channel does not keep the others from being heard.
   *
   * @throws OutageException when Twitch cannot be reached
   * @throws ExplainedException when no channel may be heard; the message says why
   */
  @Override
  public void subscribe(String session) {
    ended();
    Places now = places.get();
    account = now.account();
    channels = now.channels();
    heard.clear();
    ExplainedException deaf = null;
    for (Place place : channels) {
      try {
        hearChat(place, session);
      } catch (ExplainedException e) {
        deaf = e;
        if (channels.size() > 1) sayOf(place, e);
      }
    }
    if (heard.isEmpty() && deaf != null) throw deaf;
    start(channels.stream().filter(heard::contains).flatMap(this::others).toList(), session);
  }

  private void hearChat(Place place, String session) {
    subscriptions.hearChat(target(place), session);
    heard.add(place);
  }

  /**
   * Asks for it anew.
   *
   * @throws OutageException when it was a chat, and Twitch cannot be reached
   * @throws ExplainedException when it was the last chat, and may not be heard
   */
  @Override
  public void revoked(String session, String type, @Nullable String channelId) {
    for (Place place : channels) {
      if (!place.id().equals(channelId)) continue;
      if (type.equals(EventSubType.CHAT_MESSAGE.type())) hearAgain(place, session);
      else start(others(place).filter(one -> one.type().type().equals(type)).toList(), session);
    }
  }

  private void hearAgain(Place place, String session) {
    heard.remove(place);
    try {
      hearChat(place, session);
    } catch (ExplainedException e) {
      if (heard.isEmpty()) throw e;
      sayOf(place, e);
    }
  }

  private void sayOf(Place place, ExplainedException e) {
    said.accept("Twitch: " + place.login() + ": " + e.getMessage());
    trouble.accept(place.login() + ": " + e.getMessage());
  }

  private Stream<Wanted> others(Place place) {
    Target target = target(place);
    return SocketSubscriptions.others(target).stream()
        .map(type -> new Wanted(target, place.login(), type));
  }

  private Target target(Place place) {
    return new Target(bot, place.id(), account);
  }

  private void start(List<Wanted> wanted, String session) {
    if (wanted.isEmpty()) return;
    SocketRound round = new SocketRound(subscriptions, wanted, session, said, sleep);
    rounds.add(round);
    background.execute(round);
  }

  @Override
  public void moved(String session) {
    rounds.forEach(round -> round.moved(session));
  }

  @Override
  public void ended() {
    rounds.forEach(SocketRound::end);
    rounds.clear();
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
