package dev.bitbrat.functions.discordinteractions;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.discord.DiscordInteractions;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.web.WebHandler;

/** The only place where this function's parts are put together. */
final class Webhooks {
  private Webhooks() {}

  static WebHandler interactions(Cloud cloud) {
    Ports ports = cloud.ports();
    return new Webhook(new DiscordInteractions(cloud.secrets()), ports.bus(), ports.clock());
  }
}
