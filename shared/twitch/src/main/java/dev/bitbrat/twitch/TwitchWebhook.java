package dev.bitbrat.twitch;

import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.platform.webhook.WebhookProvider;
import dev.bitbrat.web.WebHandler;
import java.util.Map;

/**
 * EventSub of Twitch over HTTP. {@code TWITCH_BOT} names the bot whose app token asks what a stream
 * is about.
 */
public final class TwitchWebhook implements WebhookProvider {
  @Override
  public String path() {
    return "/webhooks/twitch";
  }

  @Override
  public WebHandler handler(Map<String, String> environment, Secrets secrets, Ports ports) {
    RestSettings settings = HelixProvider.settings(environment);
    String bot = environment.getOrDefault("TWITCH_BOT", "").strip();
    StreamDetails details = new StreamDetails(settings.base(), secrets, bot);
    return new Webhook(new EventSubProtocol(secrets, details), ports.bus(), ports.clock());
  }
}
