package dev.bitbrat.pipeline;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Write.Condition;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What whoever runs a bot should know: {@code bots/{bot}/alarms/{platform}-{account}} with {@code
 * {platform, account, reason, command, at, until?}}. {@code brat doctor} shows them.
 */
public final class Alarms {
  private static final Logger LOG = System.getLogger(Alarms.class.getName());
  private static final int LISTED = 50;
  private static final int LONGEST_REASON = 300;

  private final Store store;
  private final InstantSource clock;

  public Alarms(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * @param platform lower case, for example {@code twitch}
   * @param account what of it: an account, or a part such as {@code sends}
   * @param reason for a person; no secret
   * @param command what to do
   */
  public record Alarm(String platform, String account, String reason, String command) {
    public Alarm {
      if (reason.length() > LONGEST_REASON) reason = reason.substring(0, LONGEST_REASON);
    }

    private DocPath path(String bot) {
      return Alarms.path(bot, platform, account);
    }
  }

  /** Of a bot, as they are kept; those that are over are left out. */
  public List<Map<String, @Nullable Object>> of(String bot) {
    return store.find(Query.all("bots/" + bot + "/alarms", LISTED)).stream()
        .map(Doc::fields)
        .filter(fields -> Tree.string(fields, "platform") != null)
        .filter(fields -> Tree.number(fields, "until", Long.MAX_VALUE) > clock.millis())
        .toList();
  }

  /** Until it is cleared. Said in the log, too, unless it is there already. */
  public void raise(String bot, Alarm alarm) {
    Write write = Write.Put.create(alarm.path(bot), fields(alarm), null);
    if (store.commit(List.of(write)) instanceof Store.Committed.Ok) log(bot, alarm);
  }

  /** For so long, unless it is cleared or raised again before. Said in the log, too. */
  public void raiseFor(Duration time, String bot, Alarm alarm) {
    Instant until = clock.instant().plus(time);
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(fields(alarm));
    fields.put("until", until.toEpochMilli());
    Write write = new Write.Put(alarm.path(bot), fields, Condition.ANY, until);
    Store.Committed _ = store.commit(List.of(write));
    log(bot, alarm);
  }

  /** Reads first: mostly there is none. */
  public void clear(String bot, String platform, String account) {
    DocPath path = path(bot, platform, account);
    if (store.get(path).isEmpty()) return;
    Store.Committed _ = store.commit(List.of(new Write.Delete(path, Condition.ANY)));
  }

  private Map<String, @Nullable Object> fields(Alarm alarm) {
    return Map.of(
        "platform",
        alarm.platform(),
        "account",
        alarm.account(),
        "reason",
        alarm.reason(),
        "command",
        alarm.command(),
        "at",
        clock.instant().toString());
  }

  private static DocPath path(String bot, String platform, String account) {
    return DocPath.of("bots", bot, "alarms", platform + '-' + account);
  }

  private static void log(String bot, Alarm alarm) {
    LOG.log(
        Level.ERROR,
        "{0}, {1} of the bot {2}: {3}. To do: {4}",
        alarm.platform(),
        alarm.account(),
        bot,
        alarm.reason(),
        alarm.command());
  }
}
