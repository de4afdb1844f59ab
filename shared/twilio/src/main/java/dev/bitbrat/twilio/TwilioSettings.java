package dev.bitbrat.twilio;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What operators set besides credentials.
 *
 * @param publicUrl what Twilio was told to call, letter by letter: it is signed, and what a request
 *     says of its own host is not believed
 * @param identity the bot's name in Conversations: what it says there has it as its author
 * @param from the number, or the id of a messaging service, that texts go out from when the event
 *     did not come from Twilio
 */
record TwilioSettings(Optional<String> publicUrl, String identity, Optional<String> from) {
  static final String PUBLIC_URL = "TWILIO_PUBLIC_URL";

  /**
   * @throws IllegalArgumentException if a variable is not understood; the message names it
   */
  static TwilioSettings of(Map<String, String> environment) {
    Optional<String> url = value(environment, PUBLIC_URL);
    url.ifPresent(TwilioSettings::check);
    return new TwilioSettings(
        url,
        value(environment, "TWILIO_IDENTITY").orElse("bitbrat"),
        value(environment, "TWILIO_FROM"));
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.of(environment.getOrDefault(name, "").strip()).filter(v -> !v.isEmpty());
  }

  private static void check(String url) {
    try {
      URI uri = URI.create(url);
      boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getFragment() == null) return;
    } catch (IllegalArgumentException e) {
      throw notUnderstood(e);
    }
    throw notUnderstood(null);
  }

  private static IllegalArgumentException notUnderstood(@Nullable Throwable cause) {
    return new IllegalArgumentException(
        PUBLIC_URL
            + " is not understood: it should be the address that Twilio calls, such as"
            + " https://example.com/twilio",
        cause);
  }
}
