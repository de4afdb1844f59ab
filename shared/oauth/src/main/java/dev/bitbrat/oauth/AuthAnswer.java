package dev.bitbrat.oauth;

/** What an authorization server made of a request for tokens. The reasons hold no value. */
sealed interface AuthAnswer {
  record Granted(Grant grant) implements AuthAnswer {}

  /** What was shown to it (code, refresh token, device code) is worth nothing: no retry helps. */
  record Refused(String reason) implements AuthAnswer {}

  /** Our application is not set up as it should be: an operator must act. */
  record Misconfigured(String reason) implements AuthAnswer {}

  /** Nobody knows; another time. */
  record Unavailable(String reason) implements AuthAnswer {}
}
