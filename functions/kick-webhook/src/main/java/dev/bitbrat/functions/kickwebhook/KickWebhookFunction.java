package dev.bitbrat.functions.kickwebhook;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.function.WebFunction;
import dev.bitbrat.kick.KickWebhook;

/**
 * Entry point: Takes deliveries of Kick's webhooks and publishes them as events. Firestore is there
 * for what Pub/Sub does not take: Kick does not deliver again.
 */
public final class KickWebhookFunction extends WebFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public KickWebhookFunction() {
    super(
        Cloud.webWithLazyStore(
            "kick-webhook",
            cloud ->
                new KickWebhook()
                    .handler(cloud.environment().asMap(), cloud.secrets(), cloud.ports())));
  }
}
