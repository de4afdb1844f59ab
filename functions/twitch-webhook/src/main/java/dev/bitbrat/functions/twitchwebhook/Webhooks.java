package dev.bitbrat.functions.twitchwebhook;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.twitch.EventSubProtocol;
import dev.bitbrat.web.WebHandler;

/** The only place where this function's parts are put together. */
final class Webhooks {
  private Webhooks() {}

  static WebHandler eventSub(Cloud cloud) {
    Ports ports = cloud.ports();
    return new Webhook(new EventSubProtocol(cloud.secrets()), ports.bus(), ports.clock());
  }
}
