package dev.bitbrat.pipeline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Speaks to one platform on the bot's behalf. */
public interface Platform {
  /** For example {@code twitch}. */
  String name();

  /**
   * Sends once. Never throws for what the platform answers.
   *
   * @throws OutageException when nothing was sent and a later try may work
   */
  Sent send(Outgoing message);

  /**
   * @param account the bot's own account, by id
   * @param channel name of the channel, for people
   * @param channelId the platform's id of the channel
   * @param startsWithData whether the first visible character came from data, so that the platform
   *     must not take the text for a command
   * @param replyTo id of the message to thread to
   */
  record Outgoing(
      String deliveryId,
      String bot,
      @Nullable String account,
      @Nullable String channel,
      @Nullable String channelId,
      String text,
      boolean startsWithData,
      @Nullable String replyTo) {}

  sealed interface Sent {
    /** The platform took it. */
    record Accepted(@Nullable String platformId) implements Sent {}

    /** It will never take this one: say why, do not try again. */
    record Refused(String reason) implements Sent {}

    /** It did not take it now; nothing was sent. */
    record NotNow(String reason, @Nullable Duration retryAfter, boolean counted) implements Sent {}

    /** The request went out and no answer came: it may or may not be in the chat. */
    record Unknown(String reason) implements Sent {}
  }
}
