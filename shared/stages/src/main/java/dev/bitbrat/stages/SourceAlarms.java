package dev.bitbrat.stages;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.Alarms.Alarm;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells whoever runs a bot that a platform has stopped telling it of something. */
final class SourceAlarms {
  /** Nothing says when it was set right; a day is enough to be seen. */
  static final Duration LASTS = Duration.ofDays(1);

  private static final String STATUS = "system.source.status";

  private final Alarms alarms;
  private final BotDirectory bots;

  SourceAlarms(Alarms alarms, BotDirectory bots) {
    this.alarms = alarms;
    this.bots = bots;
  }

  /**
   * For every bot that could be meant: a platform that ends a subscription tells its channel by id
   * alone, while most bots name theirs by login. One alarm too many is better than a silent bot.
   *
   * @param event {@code system.source.status} with {@code {platform, status, reason, subscription}}
   *     in its payload counts, no other
   */
  void note(Event event) {
    if (!event.type().equals(STATUS)) return;
    Map<String, @Nullable Object> payload = event.payload() == null ? Map.of() : event.payload();
    String platform = Tree.string(payload, "platform");
    String subscription = Tree.string(payload, "subscription");
    if (platform == null || subscription == null) return;
    String reason =
        "%s tells no more of %s%s: %s"
            .formatted(platform, subscription, where(event), Tree.string(payload, "reason"));
    String command = "brat " + platform + " subscribe, if it is still wanted";
    Alarm alarm = new Alarm(platform, subscription, reason, command);
    bots.botsThatMayCare(event).forEach(bot -> alarms.raiseFor(LASTS, bot.name(), alarm));
  }

  private static String where(Event event) {
    String channel = event.origin().channel();
    String id = event.origin().channelId();
    if (channel != null) return " in " + channel;
    return id == null ? "" : " in the channel with the id " + id;
  }
}
