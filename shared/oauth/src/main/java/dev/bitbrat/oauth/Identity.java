package dev.bitbrat.oauth;

/** What a platform says about an access token. */
sealed interface Identity {
  record Known(Who who) implements Identity {}

  /** The token is no longer, or never was, valid. */
  record Invalid(String reason) implements Identity {}

  record Unavailable(String reason) implements Identity {}
}
