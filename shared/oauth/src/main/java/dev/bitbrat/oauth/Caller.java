package dev.bitbrat.oauth;

import dev.bitbrat.web.WebRequest;
import java.util.Optional;

/**
 * Whoever asks with a token of the API.
 *
 * @param bot the only one that the token reaches
 * @param mayOperate whether it is the token of somebody who runs the bot
 */
public record Caller(String bot, String user, boolean mayOperate) {
  /** Tells callers by their requests. */
  @FunctionalInterface
  public interface Callers {
    Optional<Caller> of(WebRequest request);
  }
}
