package dev.bitbrat.kick;

import static java.lang.System.Logger.Level.INFO;

import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.webhook.Spill;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.platform.webhook.WebhookProvider;
import dev.bitbrat.web.WebHandler;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Kick over HTTP. {@code KICK_BROADCASTERS} names our channels there, {@code KICK_ACCOUNT} the
 * bot's own account.
 */
public final class KickWebhook implements WebhookProvider {
  /** User id of the bot's own account. */
  static final String ACCOUNT = "KICK_ACCOUNT";

  private static final System.Logger log = System.getLogger(KickWebhook.class.getName());

  @Override
  public String path() {
    return "/webhooks/kick";
  }

  @Override
  public WebHandler handler(Map<String, String> environment, Secrets secrets, Ports ports) {
    KickBroadcasters ours = KickBroadcasters.from(environment);
    if (ours.ids().isEmpty()) {
      log.log(
          INFO,
          "{0} is not set: every delivery is refused. Set it to the user ids of your channels on"
              + " Kick, parted by commas",
          KickBroadcasters.VARIABLE);
    }
    KickKeys keys = new KickKeys(KickProvider.settings(environment), secrets, ports.clock());
    return new Webhook(
        new KickProtocol(keys, ours, account(environment)),
        ports.bus(),
        ports.clock(),
        new Spill(ports.store(), ports.bus(), ports.codec(), ports.clock()));
  }

  private static @Nullable String account(Map<String, String> environment) {
    String account = environment.getOrDefault(ACCOUNT, "").strip();
    return account.isEmpty() ? null : account;
  }
}
