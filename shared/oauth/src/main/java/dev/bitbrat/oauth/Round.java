package dev.bitbrat.oauth;

import dev.bitbrat.events.Tree;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One run over the tokens of one bot, under its lease. */
final class Round {
  private static final Logger LOG = System.getLogger(Round.class.getName());

  /** Twitch wants it every hour, and the next run may be ten minutes away. */
  private static final Duration VALIDATED = Duration.ofMinutes(50);

  /** At most so long after a failure. */
  private static final Duration AGAIN = Duration.ofMinutes(5);

  /** What work on one token may take. */
  private static final Duration STEP = Duration.ofSeconds(90);

  private final Map<String, AuthServer> servers;
  private final TokenKeeper keeper;
  private final LoginAlarms alarms;
  private final InstantSource clock;
  private final Register.Lease lease;
  private final Map<String, @Nullable Object> validated;
  private Refresher.Report report = Refresher.Report.NOTHING;
  private Instant dueAt;

  Round(
      Map<String, AuthServer> servers,
      TokenKeeper keeper,
      LoginAlarms alarms,
      InstantSource clock,
      Register.Lease lease) {
    this.servers = servers;
    this.keeper = keeper;
    this.alarms = alarms;
    this.clock = clock;
    this.lease = lease;
    this.validated = new LinkedHashMap<>(lease.validated());
    this.dueAt = clock.instant().plus(VALIDATED);
  }

  Refresher.Report report() {
    return report;
  }

  Map<String, @Nullable Object> validated() {
    return validated;
  }

  /**
   * @return when there is something to do again
   */
  Instant run() {
    TokenDocument tokens = keeper.read(lease.bot());
    Set<String> platforms = new TreeSet<>();
    for (TokenDocument.Entry entry : tokens.entries()) {
      AuthServer server = servers.get(entry.platform());
      if (server == null || !hasTime()) continue;
      platforms.add(entry.platform());
      look(server, entry.account(), entry.token());
    }
    for (String platform : platforms) {
      AuthServer server = servers.get(platform);
      if (server == null || tokens.get(platform, Account.APP).isPresent()) continue;
      if (server.missing().isEmpty() && hasTime()) app(server);
    }
    return dueAt;
  }

  /** Else the lease may end while a platform is asked. */
  private boolean hasTime() {
    boolean has = clock.instant().plus(STEP).isBefore(lease.until());
    if (!has) dueBy(clock.instant());
    return has;
  }

  private void look(AuthServer server, Account account, Token token) {
    boolean due = !token.dueAt().isAfter(clock.instant());
    if (account == Account.APP) {
      if (due) app(server);
      else dueBy(token.dueAt());
    } else if (token.needsLogin() != null) {
      // Raised already, unless the run that found it out ended before.
      alarm(server, account, token.needsLogin());
    } else if (due) {
      renew(server, account, token);
    } else {
      dueBy(token.dueAt());
      if (server.provider().ways().hourly()) validate(server, account, token);
    }
  }

  private void app(AuthServer server) {
    switch (server.app()) {
      case AuthAnswer.Granted(Grant grant) ->
          keep(server, Account.APP, null, Token.of(grant, null, clock.instant()));
      case AuthAnswer.Refused(String reason) -> misconfigured(server, reason);
      case AuthAnswer.Misconfigured(String reason) -> misconfigured(server, reason);
      case AuthAnswer.Unavailable(String reason) -> later(server, Account.APP, reason);
    }
  }

  private void validate(AuthServer server, Account account, Token token) {
    String key = server.provider().name() + '-' + account.key();
    Instant next = Instant.ofEpochMilli(Tree.number(validated, key, 0)).plus(VALIDATED);
    if (next.isAfter(clock.instant())) {
      dueBy(next);
      return;
    }
    switch (server.identity(token.access())) {
      case Identity.Known _ -> {
        validated.put(key, clock.millis());
        report = report.plus(new Refresher.Report(0, 1, 0, 0));
      }
      case Identity.Invalid _ -> renew(server, account, token);
      case Identity.Unavailable(String reason) -> later(server, account, reason);
    }
  }

  private void renew(AuthServer server, Account account, Token token) {
    String refresh = token.refresh();
    if (refresh == null) {
      refused(server, account, token, "the token ends and came without one to refresh it");
      return;
    }
    switch (server.refresh(refresh)) {
      case AuthAnswer.Granted(Grant grant) -> {
        keep(server, account, token, token.renewed(grant, clock.instant()));
        // A token that is a moment old need not be validated.
        validated.put(server.provider().name() + '-' + account.key(), clock.millis());
      }
      case AuthAnswer.Refused(String reason) -> refused(server, account, token, reason);
      case AuthAnswer.Misconfigured(String reason) -> misconfigured(server, reason);
      case AuthAnswer.Unavailable(String reason) -> later(server, account, reason);
    }
  }

  /**
   * @param before what was renewed; {@code null} for an app's, which nobody logs in
   */
  private void keep(AuthServer server, Account account, @Nullable Token before, Token token) {
    Provider provider = server.provider();
    String platform = provider.name();
    TokenDocument after =
        before == null
            ? keeper.update(lease.bot(), tokens -> tokens.with(platform, account, token))
            : replace(platform, account, before, token);
    alarms.clearMisconfigured(lease.bot(), provider);
    report = report.plus(new Refresher.Report(1, 0, 0, 0));
    after.get(platform, account).ifPresent(kept -> dueBy(kept.dueAt()));
  }

  /** Unless somebody has logged in, or out, meanwhile. */
  private TokenDocument replace(String platform, Account account, Token before, Token token) {
    return keeper.update(
        lease.bot(),
        tokens ->
            tokens
                .get(platform, account)
                .filter(kept -> kept.access().equals(before.access()))
                .map(_ -> tokens.with(platform, account, token))
                .orElse(tokens));
  }

  private void refused(AuthServer server, Account account, Token token, String reason) {
    String platform = server.provider().name();
    TokenDocument after = replace(platform, account, token, token.needingLogin(reason));
    boolean marked =
        after.get(platform, account).map(kept -> kept.needsLogin() != null).orElse(false);
    if (marked) alarm(server, account, reason);
  }

  private void alarm(AuthServer server, Account account, String reason) {
    alarms.needsLogin(lease.bot(), server.provider(), account, reason);
    report = report.plus(new Refresher.Report(0, 0, 1, 0));
  }

  private void misconfigured(AuthServer server, String reason) {
    alarms.misconfigured(lease.bot(), server.provider(), reason);
    report = report.plus(new Refresher.Report(0, 0, 1, 0));
    dueBy(clock.instant().plus(AGAIN));
  }

  private void later(AuthServer server, Account account, String reason) {
    LOG.log(
        Level.WARNING,
        "{0} gave no token for the {1} of {2} now: {3}",
        server.provider().title(),
        account.key(),
        lease.bot(),
        reason);
    report = report.plus(new Refresher.Report(0, 0, 0, 1));
    dueBy(clock.instant().plus(AGAIN));
  }

  private void dueBy(Instant instant) {
    if (instant.isBefore(dueAt)) dueAt = instant;
  }
}
