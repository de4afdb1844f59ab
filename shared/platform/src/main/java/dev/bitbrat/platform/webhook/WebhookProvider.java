package dev.bitbrat.platform.webhook;

import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.web.WebHandler;
import java.util.Map;

/**
 * Puts together what takes a platform's deliveries: for the function of its own, and for the local
 * server, which finds those whose jars are there by {@link java.util.ServiceLoader}.
 */
public interface WebhookProvider {
  /** Where on the local server: {@code /webhooks/kick}; {@code /hooks/*} covers all below. */
  String path();

  /**
   * @throws IllegalArgumentException if a variable is not understood; the message names it
   */
  WebHandler handler(Map<String, String> environment, Secrets secrets, Ports ports);
}
