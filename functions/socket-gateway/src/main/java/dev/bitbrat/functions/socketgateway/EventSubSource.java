package dev.bitbrat.functions.socketgateway;

import dev.bitbrat.events.Event;
import dev.bitbrat.gateway.Source;
import dev.bitbrat.gateway.SourceProvider;
import dev.bitbrat.twitch.EventSubSocket;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Twitch's EventSub over a WebSocket. */
public final class EventSubSource implements Source {
  private final String name;
  private final URI url;
  private final EventSubSocket.Subscriber subscribe;
  private final UnaryOperator<Event> details;
  private final SourceProvider.Setting setting;
  private @Nullable EventSubSocket socket;
  private boolean closed;

  /**
   * @param name {@code twitch-eventsub}, with the account's where there are several
   * @param url mostly {@link EventSubSocket#TWITCH}
   * @param subscribe makes the subscriptions of a new session
   * @param details completes an event: the bot's account, the title of a stream
   */
  public EventSubSource(
      String name,
      URI url,
      EventSubSocket.Subscriber subscribe,
      UnaryOperator<Event> details,
      SourceProvider.Setting setting) {
    this.name = name;
    this.url = url;
    this.subscribe = subscribe;
    this.details = details;
    this.setting = setting;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized void start(Sink sink) {
    if (closed || socket != null) throw new IllegalStateException("started before");
    socket =
        EventSubSocket.start(
            new EventSubSocket.Setup(
                url,
                subscribe,
                details,
                sink::accept,
                setting.said(),
                setting.clock(),
                setting.chance()));
  }

  @Override
  public State state() {
    EventSubSocket now;
    synchronized (this) {
      if (closed) return State.CLOSED;
      now = socket;
    }
    if (now == null) return State.CONNECTING;
    return switch (now.state()) {
      case CONNECTING -> State.CONNECTING;
      case LISTENING -> State.LISTENING;
      case CLOSED -> State.CLOSED;
    };
  }

  @Override
  public void close() {
    EventSubSocket now;
    synchronized (this) {
      closed = true;
      now = socket;
    }
    if (now != null) now.close();
  }
}
