package dev.bitbrat.functions.hooks;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.function.WebFunction;
import dev.bitbrat.hooks.HooksWebhook;

/** Entry point: Takes calls of bots' hooks and publishes them as events. */
public final class HooksFunction extends WebFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public HooksFunction() {
    super(
        Cloud.webWithoutStore(
            "hooks",
            cloud ->
                new HooksWebhook()
                    .handler(cloud.environment().asMap(), cloud.secrets(), cloud.ports())));
  }
}
