package dev.bitbrat.platform.tokens;

import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.Platform.Sent;

/** A platform does not accept a token that is there: nothing was done, and a renewed one may do. */
public final class RefusedTokenException extends ExplainedException {
  private static final long serialVersionUID = 1L;

  public RefusedTokenException(String message) {
    super(message);
  }

  /**
   * What a text comes to that cannot be sent before a person sets something right. It waits for a
   * token to be renewed, which often happens by itself; what was never set up counts.
   */
  public static Sent notNow(ExplainedException e) {
    boolean counted = !(e instanceof RefusedTokenException);
    return new Sent.NotNow(String.valueOf(e.getMessage()), null, counted);
  }
}
