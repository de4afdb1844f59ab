package dev.bitbrat.oauth;

import dev.bitbrat.pipeline.OutageException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Refreshes tokens before they end, and alone does so. Validates those of people once an hour where
 * the platform demands it. Of several processes one works on a bot at a time.
 *
 * <p>What if a process dies between the platform's answer and the write? Twitch (for an application
 * with a secret) and Kick let a refresh token be used again, so the next run does. A Twitch
 * application without a secret loses the token: it works once; somebody must log in again.
 */
public final class Refresher {
  private static final Logger LOG = System.getLogger(Refresher.class.getName());

  private final Map<String, AuthServer> servers;
  private final Register register;
  private final TokenKeeper keeper;
  private final LoginAlarms alarms;
  private final InstantSource clock;

  Refresher(
      Map<String, AuthServer> servers,
      Register register,
      TokenKeeper keeper,
      LoginAlarms alarms,
      InstantSource clock) {
    this.servers = Map.copyOf(servers);
    this.register = register;
    this.keeper = keeper;
    this.alarms = alarms;
    this.clock = clock;
  }

  /**
   * What a run did, as counts of tokens.
   *
   * @param failed platform or secrets could not answer: another time
   * @param needLogin a human must act
   */
  public record Report(int refreshed, int validated, int needLogin, int failed) {
    static final Report NOTHING = new Report(0, 0, 0, 0);

    Report plus(Report other) {
      return new Report(
          refreshed + other.refreshed,
          validated + other.validated,
          needLogin + other.needLogin,
          failed + other.failed);
    }
  }

  /**
   * Every bot that has something to do.
   *
   * @throws OutageException when the store cannot say which
   */
  public Report refreshAll() {
    Report sum = Report.NOTHING;
    for (String bot : register.due()) sum = sum.plus(orFailed(bot));
    return sum;
  }

  private Report orFailed(String bot) {
    try {
      return refresh(bot, true);
    } catch (OutageException e) {
      LOG.log(Level.WARNING, "Tokens of {0} are left for later: {1}", bot, e.getMessage());
      return new Report(0, 0, 0, 1);
    }
  }

  /**
   * One bot; nothing while another process works on it.
   *
   * @param now also if the last run left nothing to do until later: somebody may have changed it
   * @throws OutageException when store or secrets cannot answer
   */
  public Report refresh(String bot, boolean now) {
    if (!now && !register.isDue(bot)) return Report.NOTHING;
    Optional<Register.Lease> held = register.hold(bot);
    if (held.isEmpty()) return Report.NOTHING;
    Register.Lease lease = held.get();
    Round round = new Round(servers, keeper, alarms, clock, lease);
    Instant dueAt = clock.instant();
    try {
      dueAt = round.run();
      return round.report();
    } finally {
      register.release(lease, dueAt, round.validated());
    }
  }
}
