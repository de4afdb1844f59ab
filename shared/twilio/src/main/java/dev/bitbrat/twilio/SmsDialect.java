package dev.bitbrat.twilio;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Topics;
import dev.bitbrat.platform.webhook.Protocol.Taken;
import dev.bitbrat.web.WebResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Programmable Messaging: what people text to our number, and what became of what we sent. The
 * channel is our number, which the configuration names; its id is the other one's number, where the
 * reply has to go.
 */
final class SmsDialect implements Dialect {
  static final String SOURCE = "ingress.twilio.sms";

  /** Taken, and no answer by this way: replies go out by the API. */
  private static final String EMPTY_TWIML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>";

  private static final Set<String> FINAL = Set.of("delivered", "undelivered", "failed");

  /** Twilio answers these itself, whole messages in any case, and then refuses what we say. */
  private static final Set<String> STOP =
      Set.of("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "optout", "revoke");

  private static final Set<String> START = Set.of("start", "unstop");

  private static final List<String> KEPT =
      List.of("NumMedia", "NumSegments", "MessagingServiceSid", "FromCountry", "ProfileName");

  private static final int MOST_MEDIA = 10;

  @Override
  public boolean speaks(Form form) {
    return form.has("MessageSid");
  }

  @Override
  public Taken take(Form form, Instant now) {
    if (form.has("MessageStatus")) return status(form, now);
    String word = optOut(form);
    Event event = word.isEmpty() ? message(form, now) : optOut(form, word, now);
    return new Taken(List.of(event), WebResponse.of(200, "text/xml; charset=utf-8", EMPTY_TWIML));
  }

  private static Event message(Form form, Instant now) {
    String id = form.sid("MessageSid");
    return Event.of("chat.message.v1", Ids.correlation(Happening.PLATFORM, "chat", id))
        .source(SOURCE)
        .egressDestination(Topics.egressTo("twilio"))
        .origin(origin(form.address("To"), form.address("From"), now))
        .identity(sender(form))
        .message(new Message(id, "user", form.text("Body").strip(), null, details(form), Map.of()))
        .build();
  }

  private static Identity sender(Form form) {
    return Person.of(form.address("From"), form.orNull("ProfileName"));
  }

  /**
   * @param ours the number of the bot
   */
  private static Origin origin(String ours, String theirs, Instant now) {
    return new Origin(now, Happening.PLATFORM, ours, ours, theirs, Map.of());
  }

  private static Map<String, @Nullable Object> details(Form form) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    for (String name : KEPT) {
      if (form.has(name)) details.put(name, form.text(name));
    }
    for (int i = 0; i < MOST_MEDIA && form.has("MediaUrl" + i); i++) {
      details.put("MediaUrl" + i, form.text("MediaUrl" + i));
      details.put("MediaContentType" + i, form.text("MediaContentType" + i));
    }
    return details;
  }

  /** {@code stop}, {@code start} or {@code help}; empty if it is a message like any other. */
  private static String optOut(Form form) {
    String said = form.text("OptOutType").toLowerCase(Locale.ROOT);
    if (Set.of("stop", "start", "help").contains(said)) return said;
    String body = form.text("Body").strip().toLowerCase(Locale.ROOT);
    if (STOP.contains(body)) return "stop";
    return START.contains(body) ? "start" : "";
  }

  private static Event optOut(Form form, String word, Instant now) {
    Identity who = sender(form);
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("user", who.external() == null ? null : who.external().displayName());
    details.put("word", word);
    return new Happening(SOURCE, "opt_out", form.sid("MessageSid"), details, who)
        .event(origin(form.address("To"), form.address("From"), now), form);
  }

  /** What is on its way yet is no news. */
  private static Taken status(Form form, Instant now) {
    String status = form.text("MessageStatus").toLowerCase(Locale.ROOT);
    if (!FINAL.contains(status)) return TwilioProtocol.nothing();
    String message = form.sid("MessageSid");
    return Taken.of(
        new Happening(
                SOURCE,
                "message.status",
                message + '/' + status,
                statusDetails(status, message, form.text("ErrorCode")),
                Identity.NOBODY)
            .event(origin(form.address("From"), form.address("To"), now), form));
  }

  /** Of a delivery status, in our names. */
  static Map<String, @Nullable Object> statusDetails(String status, String message, String code) {
    boolean failed = code.matches("[1-9][0-9]{0,8}");
    String reason = failed ? TwilioErrors.sentence(Long.parseLong(code)) : "";
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("status", status);
    details.put("message_id", message);
    details.put("error", failed ? code : null);
    details.put("reason", reason.isEmpty() ? null : reason);
    return details;
  }
}
