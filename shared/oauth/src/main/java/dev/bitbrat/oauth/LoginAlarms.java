package dev.bitbrat.oauth;

import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.Alarms.Alarm;
import dev.bitbrat.platform.tokens.BotTokens.Account;

/** Where a human must log in, or correct what we know of our application. */
final class LoginAlarms {
  private static final String CLIENT = "client";

  private final Alarms alarms;

  LoginAlarms(Alarms alarms) {
    this.alarms = alarms;
  }

  /** An account must be logged in again. */
  void needsLogin(String bot, Provider provider, Account account, String reason) {
    String command =
        "brat login %s --bot %s --account %s".formatted(provider.name(), bot, account.key());
    alarms.raise(bot, new Alarm(provider.name(), account.key(), reason, command));
  }

  /** Our application's id or secret is not what the platform knows. */
  void misconfigured(String bot, Provider provider, String reason) {
    String command =
        "set the secrets %s and %s".formatted(provider.clientId(), provider.clientSecret());
    alarms.raise(bot, new Alarm(provider.name(), CLIENT, reason, command));
  }

  void clear(String bot, Provider provider, Account account) {
    alarms.clear(bot, provider.name(), account.key());
  }

  void clearMisconfigured(String bot, Provider provider) {
    alarms.clear(bot, provider.name(), CLIENT);
  }
}
