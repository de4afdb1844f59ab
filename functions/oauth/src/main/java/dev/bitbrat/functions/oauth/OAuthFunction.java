package dev.bitbrat.functions.oauth;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.function.WebFunction;

/** Entry point: Logs bots' accounts in to platforms, and refreshes their tokens. */
public final class OAuthFunction extends WebFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public OAuthFunction() {
    super(Cloud.web("oauth", Wiring::oauth));
  }
}
