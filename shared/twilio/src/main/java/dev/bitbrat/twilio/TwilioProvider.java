package dev.bitbrat.twilio;

import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.PlatformProvider;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.RestSettings;
import java.time.InstantSource;
import java.util.Map;

/** Twilio at {@code TWILIO_API_URL} and {@code TWILIO_CONVERSATIONS_URL}, or where it really is. */
public final class TwilioProvider implements PlatformProvider {
  @Override
  public Platform platform(Map<String, String> environment, Secrets secrets, InstantSource clock) {
    return new TwilioChat(
        environment,
        RestSettings.of(environment, "TWILIO_API_URL", "https://api.twilio.com"),
        RestSettings.of(
            environment, "TWILIO_CONVERSATIONS_URL", "https://conversations.twilio.com"),
        secrets,
        clock);
  }
}
