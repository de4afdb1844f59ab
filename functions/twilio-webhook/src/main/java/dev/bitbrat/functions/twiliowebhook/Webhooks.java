package dev.bitbrat.functions.twiliowebhook;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.twilio.TwilioProtocol;
import dev.bitbrat.web.WebHandler;

/** The only place where this function's parts are put together. */
final class Webhooks {
  private Webhooks() {}

  static WebHandler twilio(Cloud cloud) {
    Ports ports = cloud.ports();
    return new Webhook(
        new TwilioProtocol(cloud.environment().asMap(), cloud.secrets()),
        ports.bus(),
        ports.clock());
  }
}
