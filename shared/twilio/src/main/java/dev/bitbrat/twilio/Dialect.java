package dev.bitbrat.twilio;

import dev.bitbrat.platform.webhook.Protocol.Taken;
import java.time.Instant;

/** One of Twilio's products, as it words its deliveries; a newer one joins beside the others. */
interface Dialect {
  boolean speaks(Form form);

  /**
   * @throws dev.bitbrat.platform.webhook.MalformedException if something that we need is missing
   */
  Taken take(Form form, Instant now);
}
