package dev.bitbrat.functions.twiliowebhook;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.function.WebFunction;
import dev.bitbrat.twilio.TwilioWebhook;

/** Entry point: Takes deliveries of Twilio and publishes them as events. */
public final class TwilioWebhookFunction extends WebFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public TwilioWebhookFunction() {
    super(
        Cloud.webWithoutStore(
            "twilio-webhook",
            cloud ->
                new TwilioWebhook()
                    .handler(cloud.environment().asMap(), cloud.secrets(), cloud.ports())));
  }
}
