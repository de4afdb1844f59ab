package dev.bitbrat.events;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where and when an event came in; the wire name is {@code ingress}.
 *
 * @param at when ingress accepted it, or {@code null} if an older sender left it out
 * @param platform {@code twitch}, {@code api}, ...; lower case
 * @param account the bot's own account on the platform, by id
 * @param channel the channel's name for people and configuration; for {@code api} the session id
 * @param channelId the platform's id of the channel
 * @param extra fields of a newer version, kept
 */
public record Origin(
    @Nullable Instant at,
    @Nullable String platform,
    @Nullable String account,
    @Nullable String channel,
    @Nullable String channelId,
    Map<String, @Nullable Object> extra) {
  public static final Origin UNKNOWN = new Origin(null, null, null, null, null, Map.of());

  public Origin(
      @Nullable Instant at,
      @Nullable String platform,
      @Nullable String account,
      @Nullable String channel,
      @Nullable String channelId,
      Map<String, @Nullable Object> extra) {
    this.at = at;
    this.platform = platform;
    this.account = account;
    this.channel = channel;
    this.channelId = channelId;
    this.extra = Tree.mapOf(extra);
  }

  public static Origin of(Instant at, String platform, String channel) {
    return new Origin(at, platform, null, channel, null, Map.of());
  }

  /** When it came in; {@code now} if nobody said. */
  public Instant atOr(Instant now) {
    return at == null ? now : at;
  }
}
