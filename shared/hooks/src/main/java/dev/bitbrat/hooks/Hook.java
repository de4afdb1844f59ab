package dev.bitbrat.hooks;

import dev.bitbrat.events.Identity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A hook of a bot, as it was set up.
 *
 * @param id where the payload tells deliveries apart
 * @param user where the payload says who did it
 * @param fields our names of what stands where
 * @param as where the event comes from, and who did it if the payload does not say
 */
record Hook(
    String name,
    Proof proof,
    @Nullable PayloadPath id,
    @Nullable PayloadPath user,
    Map<String, PayloadPath> fields,
    As as) {
  Hook {
    fields = Map.copyOf(fields);
  }

  /**
   * @param platform {@code webhook}, or the one whose chat a reply goes to
   */
  record As(
      String platform,
      @Nullable String account,
      @Nullable String channel,
      @Nullable String channelId,
      Identity user) {}
}
