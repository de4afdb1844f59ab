package dev.bitbrat.kick;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Topics;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes events of deliveries; the ids follow from Kick's, so a repeated one makes the same. */
final class KickMapper {
  static final String SOURCE = "ingress.kick.webhook";

  private static final String PLATFORM = "kick";

  private final @Nullable String account;

  /**
   * @param account the bot's own, by id
   */
  KickMapper(@Nullable String account) {
    this.account = account;
  }

  /**
   * @param deliveryId the header of that name
   * @param type the header of that name, signed by nobody
   * @throws dev.bitbrat.platform.webhook.MalformedException if the body does not fit the type
   */
  Event map(
      String deliveryId,
      String type,
      KickUser broadcaster,
      Map<String, @Nullable Object> body,
      Instant now) {
    String delivery = Ids.correlation(PLATFORM, "delivery", deliveryId);
    Event.Builder frame =
        Event.of("platform.unknown.v1", delivery)
            .source(SOURCE)
            .egressDestination(Topics.egressTo("kick"))
            .origin(
                new Origin(
                    now, PLATFORM, account, broadcaster.login(), broadcaster.id(), Map.of()));
    if (type.equals(KickChatMessages.TYPE)) {
      return KickChatMessages.map(frame, body, broadcaster, account);
    }
    KickHappening happening = KickHappening.read(type, body);
    KickUser who = happening.who();
    String key = happening.key();
    return frame
        .type("platform." + happening.kind() + ".v1")
        .correlationId(
            key == null
                ? delivery
                : Ids.correlation(PLATFORM, "happening", broadcaster.id() + '\n' + key))
        .identity(who == null ? Identity.NOBODY : who.identity(broadcaster, account))
        .externalEvent(
            new ExternalEvent(
                deliveryId,
                SOURCE,
                happening.kind(),
                "1",
                happening.at(),
                happening.details(),
                body,
                Map.of()))
        .build();
  }
}
