package dev.bitbrat.twitch;

import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.RestClient;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Adds title and game to {@code stream.online}, which Twitch tells without them. One request, at
 * most {@value #MOST_MILLIS} ms in all; when it brings nothing the event goes on as it is.
 */
public final class StreamDetails implements UnaryOperator<Event> {
  static final String ONLINE = "stream.online";

  private static final System.Logger log = System.getLogger(StreamDetails.class.getName());
  private static final int MOST_MILLIS = 1500;

  private final HelixChannels channels;
  private final String bot;

  /**
   * @param api for example {@code https://api.twitch.tv}
   * @param bot whose app token asks; if it has none, the one for all bots does
   */
  public StreamDetails(URI api, Secrets secrets, String bot) {
    this(api, secrets, bot, Account.APP);
  }

  /**
   * @param account whose token asks
   */
  public StreamDetails(URI api, Secrets secrets, String bot, Account account) {
    RestSettings settings =
        new RestSettings(
            api, Duration.ofMillis(MOST_MILLIS / 3), Duration.ofMillis(2 * MOST_MILLIS / 3));
    this.channels = new HelixChannels(new HelixAccess(new RestClient(settings), secrets), account);
    this.bot = bot;
  }

  @Override
  public Event apply(Event event) {
    ExternalEvent happened = event.externalEvent();
    if (happened == null) return event;
    String channel = event.origin().channelId();
    boolean wanting =
        happened.kind().equals(ONLINE)
            && EventSubMapper.PLATFORM.equals(event.origin().platform())
            && !happened.metadata().containsKey("title");
    return wanting && channel != null ? with(event, happened, channel) : event;
  }

  private Event with(Event event, ExternalEvent happened, String channel) {
    try {
      Map<String, @Nullable Object> metadata = new LinkedHashMap<>(happened.metadata());
      channels.shown(bot, channel).ifPresent(metadata::putAll);
      return event.with().externalEvent(withMetadata(happened, metadata)).build();
    } catch (OutageException | ExplainedException e) {
      log.log(WARNING, "a stream begins without title and game: {0}", e.getMessage());
      return event;
    }
  }

  private static ExternalEvent withMetadata(
      ExternalEvent happened, Map<String, @Nullable Object> metadata) {
    return new ExternalEvent(
        happened.id(),
        happened.source(),
        happened.kind(),
        happened.version(),
        happened.createdAt(),
        metadata,
        happened.rawPayload(),
        happened.extra());
  }
}
