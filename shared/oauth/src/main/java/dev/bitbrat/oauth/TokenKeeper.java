package dev.bitbrat.oauth;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.SecretVault;
import dev.bitbrat.platform.pace.Pace.Sleep;
import dev.bitbrat.platform.tokens.BotTokens;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The bots' tokens where they are kept. */
public final class TokenKeeper {
  private static final int TRIES = 3;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final SecretVault vault;
  private final Sleep sleep;

  public TokenKeeper(SecretVault vault, Sleep sleep) {
    this.vault = vault;
    this.sleep = sleep;
  }

  /**
   * As it is now, without a copy.
   *
   * @throws OutageException when it cannot be read now
   */
  public TokenDocument read(String bot) {
    String secret = BotTokens.secretOf(bot);
    vault.forget(secret);
    return parse(bot, vault.get(secret));
  }

  private static TokenDocument parse(String bot, Optional<String> text) {
    return text.map(json -> TokenDocument.parse(bot, json)).orElse(TokenDocument.EMPTY);
  }

  /**
   * Changes it. Tries more than once: what a platform has given would be lost.
   *
   * @return as it is now
   * @throws OutageException when it cannot be written now
   */
  public TokenDocument update(String bot, UnaryOperator<TokenDocument> change) {
    for (int i = 1; ; i++) {
      try {
        return TokenDocument.parse(
            bot,
            vault.update(BotTokens.secretOf(bot), text -> change.apply(parse(bot, text)).text()));
      } catch (OutageException e) {
        if (i == TRIES) throw e;
        pause(e);
      }
    }
  }

  private void pause(OutageException outage) {
    try {
      sleep.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw outage;
    }
  }
}
