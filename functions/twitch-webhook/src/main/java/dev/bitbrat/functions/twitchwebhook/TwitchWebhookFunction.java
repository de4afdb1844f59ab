package dev.bitbrat.functions.twitchwebhook;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.function.WebFunction;
import dev.bitbrat.twitch.TwitchWebhook;

/** Entry point: Takes EventSub notifications of Twitch and publishes them as events. */
public final class TwitchWebhookFunction extends WebFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public TwitchWebhookFunction() {
    super(
        Cloud.webWithoutStore(
            "twitch-webhook",
            cloud ->
                new TwitchWebhook()
                    .handler(cloud.environment().asMap(), cloud.secrets(), cloud.ports())));
  }
}
