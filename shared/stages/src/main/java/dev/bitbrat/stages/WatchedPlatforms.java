package dev.bitbrat.stages;

import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.Alarms.Alarm;
import dev.bitbrat.pipeline.Metrics;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.pipeline.Platforms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Platforms whose sends are counted. When several in a row do not get through, whoever runs the bot
 * gets an alarm; with the first that does it is over.
 */
final class WatchedPlatforms implements Platforms {
  static final int IN_A_ROW = 3;

  /** An alarm lasts so long without another failure: its process may be gone and not clear it. */
  static final Duration LASTS = Duration.ofMinutes(15);

  /** So that a platform that is down for hours does not cost a write for each text. */
  static final Duration REPEATED = Duration.ofMinutes(5);

  private static final System.Logger log = System.getLogger(WatchedPlatforms.class.getName());
  private static final String SENDS = "sends";

  private final Platforms platforms;
  private final Alarms alarms;
  private final Metrics metrics;
  private final InstantSource clock;
  private final Map<Line, Trouble> troubles = new ConcurrentHashMap<>();

  WatchedPlatforms(Platforms platforms, Alarms alarms, Metrics metrics, InstantSource clock) {
    this.platforms = platforms;
    this.alarms = alarms;
    this.metrics = metrics;
    this.clock = clock;
  }

  private record Line(String bot, String platform) {}

  /**
   * @param raised when an alarm was raised last; {@code null} if none was
   */
  private record Trouble(int failures, @Nullable Instant raised) {}

  @Override
  public Optional<Platform> named(String name) {
    return platforms.named(name).map(Watched::new);
  }

  private final class Watched implements Platform {
    private final Platform platform;

    Watched(Platform platform) {
      this.platform = platform;
    }

    @Override
    public String name() {
      return platform.name();
    }

    @Override
    public Sent send(Outgoing message) {
      return watch(message.bot(), () -> platform.send(message));
    }

    @Override
    public List<String> parts(Outgoing message, boolean asked, int most) {
      return platform.parts(message, asked, most);
    }

    @Override
    public void dismiss(Callback callback) {
      platform.dismiss(callback);
    }

    @Override
    public Sent act(Action action) {
      return watch(action.bot(), () -> platform.act(action));
    }

    @Override
    public Optional<Channel> channel(String bot, String login) {
      return platform.channel(bot, login);
    }

    private Sent watch(String bot, Supplier<Sent> send) {
      Line line = new Line(bot, platform.name());
      Sent sent;
      try {
        sent = send.get();
      } catch (OutageException e) {
        metrics.sent(line.platform(), "outage");
        failed(line, String.valueOf(e.getMessage()));
        throw e;
      }
      switch (sent) {
        case Sent.Accepted _ -> {
          metrics.sent(line.platform(), "accepted");
          worked(line);
        }
        // The platform is there, and this one text is not to its liking.
        case Sent.Refused _ -> metrics.sent(line.platform(), "refused");
        case Sent.NotNow(var reason, var _, var _) -> {
          metrics.sent(line.platform(), "not_now");
          failed(line, reason);
        }
        case Sent.Unknown(var reason, var _) -> {
          metrics.sent(line.platform(), "unknown");
          failed(line, reason);
        }
      }
      return sent;
    }
  }

  private void failed(Line line, String reason) {
    Instant now = clock.instant();
    Trouble after =
        troubles.merge(
            line,
            new Trouble(1, null),
            (before, one) -> new Trouble(before.failures() + 1, before.raised()));
    boolean raisedLately = after.raised() != null && now.isBefore(after.raised().plus(REPEATED));
    if (after.failures() < IN_A_ROW || raisedLately) return;
    troubles.put(line, new Trouble(after.failures(), now));
    String told =
        "%d sends in a row did not get through, the last one: %s"
            .formatted(after.failures(), reason);
    Alarm alarm =
        new Alarm(
            line.platform(),
            SENDS,
            told,
            "nothing if it passes: what could not be sent is tried again; else brat login status");
    harmless(() -> alarms.raiseFor(LASTS, line.bot(), alarm));
  }

  private void worked(Line line) {
    Trouble before = troubles.remove(line);
    if (before == null || before.raised() == null) return;
    harmless(() -> alarms.clear(line.bot(), line.platform(), SENDS));
  }

  /** Whatever becomes of an alarm: what was sent was sent, and must not be sent again. */
  private static void harmless(Runnable change) {
    try {
      change.run();
    } catch (RuntimeException e) {
      log.log(WARNING, "an alarm could not be changed: {0}", e.toString());
    }
  }
}
