package dev.bitbrat.oauth;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.pipeline.Write.Condition;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a human must act: {@code bots/{bot}/alarms/{platform}-{account}} with {@code {platform,
 * account, reason, command, at}}. Raised once, also in the log, until it is cleared.
 */
public final class Alarms {
  private static final Logger LOG = System.getLogger(Alarms.class.getName());
  private static final String CLIENT = "client";
  private static final int LISTED = 50;

  private final Store store;
  private final InstantSource clock;

  public Alarms(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Of a bot, as they are kept. */
  public List<Map<String, @Nullable Object>> of(String bot) {
    return store.find(Query.all("bots/" + bot + "/alarms", LISTED)).stream()
        .map(doc -> doc.fields())
        .filter(fields -> Tree.string(fields, "platform") != null)
        .toList();
  }

  /** An account must be logged in again. */
  void needsLogin(String bot, Provider provider, Account account, String reason) {
    String command =
        "brat login %s --bot %s --account %s".formatted(provider.name(), bot, account.key());
    raise(bot, provider, account.key(), reason, command);
  }

  /** Our application's id or secret is not what the platform knows. */
  void misconfigured(String bot, Provider provider, String reason) {
    String command =
        "set the secrets %s and %s".formatted(provider.clientId(), provider.clientSecret());
    raise(bot, provider, CLIENT, reason, command);
  }

  void clear(String bot, Provider provider, Account account) {
    clear(bot, provider, account.key());
  }

  void clearMisconfigured(String bot, Provider provider) {
    clear(bot, provider, CLIENT);
  }

  private void raise(String bot, Provider provider, String what, String reason, String command) {
    Map<String, @Nullable Object> fields =
        Map.of(
            "platform",
            provider.name(),
            "account",
            what,
            "reason",
            reason,
            "command",
            command,
            "at",
            clock.instant().toString());
    Write write = Write.Put.create(path(bot, provider, what), fields, null);
    if (store.commit(List.of(write)) instanceof Store.Committed.Ok) {
      LOG.log(
          Level.ERROR,
          "{0}, {1} of the bot {2}: {3}. To do: {4}",
          provider.title(),
          what,
          bot,
          reason,
          command);
    }
  }

  /** Reads first: mostly there is none. */
  private void clear(String bot, Provider provider, String what) {
    DocPath path = path(bot, provider, what);
    if (store.get(path).isEmpty()) return;
    Store.Committed _ = store.commit(List.of(new Write.Delete(path, Condition.ANY)));
  }

  private static DocPath path(String bot, Provider provider, String what) {
    return DocPath.of("bots", bot, "alarms", provider.name() + '-' + what);
  }
}
