package dev.bitbrat.hooks;

import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.webhook.WebhookProvider;
import dev.bitbrat.web.WebHandler;
import java.util.Map;

/** Hooks that people name themselves. */
public final class HooksWebhook implements WebhookProvider {
  @Override
  public String path() {
    return "/hooks/*";
  }

  @Override
  public WebHandler handler(Map<String, String> environment, Secrets secrets, Ports ports) {
    return new Hooks(secrets, ports.bus(), ports.clock());
  }
}
