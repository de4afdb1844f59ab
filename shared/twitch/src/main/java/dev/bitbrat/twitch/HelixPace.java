package dev.bitbrat.twitch;

import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.platform.pace.Pace;
import dev.bitbrat.platform.pace.Pace.Limit;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Twitch's limits of chat, as "Chat & Chatbots" of its documentation has them: an account may send
 * 20 messages in 30 s and one a second to a channel; where it moderates, 100 in 30 s. Who sends
 * more is not heard for an hour.
 */
final class HelixPace {
  private static final Duration HALF_MINUTE = Duration.ofSeconds(30);

  private final Pace pace;
  private final int allowed;
  private final Set<String> moderated;

  /**
   * @param allowed messages in 30 s, if Twitch has verified the bot and allows it more than others
   * @param moderated logins of the channels where the bot is a moderator, with commas or blanks
   *     between; {@code *} for all
   */
  HelixPace(Pace pace, int allowed, String moderated) {
    this.pace = pace;
    this.allowed = allowed;
    this.moderated =
        Arrays.stream(moderated.toLowerCase(Locale.ROOT).split("[\\s,]+"))
            .filter(login -> !login.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Waits for a turn; what to say if it is too far away. */
  Optional<Sent> awaitMessage(String account, @Nullable String channel, String channelId) {
    boolean moderates =
        moderated.contains("*")
            || (channel != null && moderated.contains(channel.toLowerCase(Locale.ROOT)));
    return await(
        account,
        moderates
            ? List.of(new Limit("moderator " + account, Math.max(100, allowed), HALF_MINUTE))
            : List.of(
                new Limit("account " + account, Math.max(20, allowed), HALF_MINUTE),
                new Limit("channel " + account + ' ' + channelId, 1, Duration.ofSeconds(1))));
  }

  /** One in 2 s. */
  Optional<Sent> awaitAnnouncement(String account, String channelId) {
    String key = "announcements " + account + ' ' + channelId;
    return await(account, List.of(new Limit(key, 1, Duration.ofSeconds(2))));
  }

  /** Of what has no limit that is known: waits only if Twitch said so. */
  Optional<Sent> await(String account) {
    return await(account, List.of());
  }

  /** What Twitch said to one message of an account holds for the next ones. */
  Sent heed(String account, Sent sent) {
    return pace.heed(line(account), sent);
  }

  private static String line(String account) {
    return "account " + account;
  }

  private Optional<Sent> await(String account, List<Limit> limits) {
    return pace.await(line(account), limits)
        .map(wait -> new Sent.NotNow("it would be over Twitch's rate limit", wait, false));
  }
}
