package dev.bitbrat.twilio;

import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.platform.webhook.WebhookProvider;
import dev.bitbrat.web.WebHandler;
import java.util.Map;

/** Twilio over HTTP. */
public final class TwilioWebhook implements WebhookProvider {
  @Override
  public String path() {
    return "/webhooks/twilio";
  }

  @Override
  public WebHandler handler(Map<String, String> environment, Secrets secrets, Ports ports) {
    return new Webhook(new TwilioProtocol(environment, secrets), ports.bus(), ports.clock());
  }
}
