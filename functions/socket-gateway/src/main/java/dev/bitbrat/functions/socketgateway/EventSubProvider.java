package dev.bitbrat.functions.socketgateway;

import dev.bitbrat.gateway.Source;
import dev.bitbrat.gateway.SourceAlarms;
import dev.bitbrat.gateway.SourceAlarms.Whose;
import dev.bitbrat.gateway.SourceProvider;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.twitch.EventSubSocket;
import dev.bitbrat.twitch.SocketPlaces;
import dev.bitbrat.twitch.SocketSession;
import dev.bitbrat.twitch.SocketSettings;
import dev.bitbrat.twitch.SocketSubscriptions;
import dev.bitbrat.twitch.StreamDetails;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Twitch's EventSub over a WebSocket, where {@code TWITCH_SOCKET_CHANNELS} names channels: one
 * connection for all of them, with the account of {@code TWITCH_SOCKET_BOT}.
 */
public final class EventSubProvider implements SourceProvider {
  private static final String CHANNELS = "TWITCH_SOCKET_CHANNELS";

  /** Twitch allows 300 subscriptions a session, and fewer of them what nobody granted. */
  private static final int MOST_CHANNELS = 10;

  /** Made by the service loader. */
  public EventSubProvider() {}

  @Override
  public List<Source> sources(Setting setting) {
    Map<String, String> environment = setting.environment();
    Set<String> channels = SocketSettings.channels(environment, CHANNELS, MOST_CHANNELS);
    URI url = SocketSettings.address(environment, "TWITCH_EVENTSUB_URL", EventSubSocket.TWITCH);
    if (channels.isEmpty()) return List.of();
    RestSettings helix = RestSettings.of(environment, "TWITCH_API_URL", "https://api.twitch.tv");
    String bot = setting.bot("TWITCH_SOCKET_BOT");
    SourceAlarms alarms =
        new SourceAlarms(
            setting, new Whose(bot, "twitch", "socket", "brat login twitch --bot " + bot));
    SocketSubscriptions subscriptions = new SocketSubscriptions(helix, setting.secrets());
    SocketSession session =
        new SocketSession(
            subscriptions,
            bot,
            new SocketPlaces(subscriptions, bot, channels, setting.said()),
            new StreamDetails(helix.base(), setting.secrets(), bot, Account.BOT),
            setting.said(),
            alarms::note);
    return List.of(
        new EventSubSource(
            "twitch-eventsub", url, new Alarming(session, alarms), session::complete, setting));
  }

  /** Tells whoever runs the bot when a session hears nothing, or not all of its channels. */
  private record Alarming(SocketSession session, SourceAlarms alarms)
      implements EventSubSocket.Subscriber {
    @Override
    public void subscribe(String id) {
      orAlarm(() -> session.subscribe(id));
      alarms.listening();
    }

    @Override
    public void revoked(String id, String type, @Nullable String channelId) {
      orAlarm(() -> session.revoked(id, type, channelId));
      alarms.partly();
    }

    @Override
    public void moved(String id) {
      session.moved(id);
    }

    @Override
    public void ended() {
      session.ended();
    }

    private void orAlarm(Runnable ask) {
      alarms.attempt();
      try {
        ask.run();
      } catch (ExplainedException e) {
        alarms.refused(String.valueOf(e.getMessage()));
        throw e;
      }
    }
  }
}
