package dev.bitbrat.discord;

import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.platform.webhook.WebhookProvider;
import dev.bitbrat.web.WebHandler;
import java.util.Map;

/** Interactions of Discord over HTTP. */
public final class DiscordWebhook implements WebhookProvider {
  @Override
  public String path() {
    return "/webhooks/discord";
  }

  @Override
  public WebHandler handler(Map<String, String> environment, Secrets secrets, Ports ports) {
    return new Webhook(new DiscordInteractions(secrets), ports.bus(), ports.clock());
  }
}
