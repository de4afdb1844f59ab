package dev.bitbrat.twilio;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Topics;
import dev.bitbrat.platform.webhook.MalformedException;
import dev.bitbrat.platform.webhook.Protocol.Taken;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Conversations (classic): its webhooks after the fact. What it asks before the fact is answered
 * with yes, and is no event.
 */
final class ConversationsDialect implements Dialect {
  static final String SOURCE = "ingress.twilio.conversations";

  private static final Set<String> FINAL = Set.of("delivered", "undelivered", "failed", "read");

  private final String identity;

  /**
   * @param identity the bot's own
   */
  ConversationsDialect(String identity) {
    this.identity = identity;
  }

  @Override
  public boolean speaks(Form form) {
    return form.has("EventType") && form.has("ConversationSid");
  }

  @Override
  public Taken take(Form form, Instant now) {
    return switch (form.text("EventType")) {
      case "onMessageAdded" -> isOurs(form) ? nothing() : Taken.of(message(form, now));
      case "onMessageUpdated" -> isOurs(form) ? nothing() : Taken.of(edited(form, now));
      case "onMessageRemoved" -> isOurs(form) ? nothing() : Taken.of(deleted(form, now));
      case "onParticipantAdded" -> participant(form, now, "member_join");
      case "onParticipantRemoved" -> participant(form, now, "member_leave");
      case "onConversationStateUpdated" -> state(form, now);
      case "onDeliveryUpdated" -> delivery(form, now);
      default -> nothing();
    };
  }

  private static Taken nothing() {
    return TwilioProtocol.nothing();
  }

  /**
   * What the bot said itself, and what programs post without a name of their own: answering either
   * could go on for ever.
   */
  private boolean isOurs(Form form) {
    String author = form.text("Author");
    boolean nameless = form.text("Source").equalsIgnoreCase("API") && author.equals("system");
    return author.equalsIgnoreCase(identity) || nameless;
  }

  private Event message(Form form, Instant now) {
    String id = form.sid("MessageSid");
    return Event.of("chat.message.v1", Ids.correlation(Happening.PLATFORM, "chat", id))
        .source(SOURCE)
        .egressDestination(Topics.egressTo("twilio"))
        .origin(origin(form, now))
        .identity(author(form))
        .message(new Message(id, "user", form.text("Body").strip(), null, details(form), Map.of()))
        .build();
  }

  private static Identity author(Form form) {
    String author = form.first("Author");
    if (author.isEmpty()) throw new MalformedException("Author: a name is needed here");
    return Person.of(author, null);
  }

  private Origin origin(Form form, Instant now) {
    String conversation = form.sid("ConversationSid");
    return new Origin(now, Happening.PLATFORM, identity, conversation, conversation, Map.of());
  }

  private static Map<String, @Nullable Object> details(Form form) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    for (String name : new String[] {"Index", "Source", "ParticipantSid", "Attributes", "Media"}) {
      if (form.has(name)) details.put(name, form.text(name));
    }
    return details;
  }

  private Event edited(Form form, Instant now) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("user", name(form));
    details.put("message_id", form.sid("MessageSid"));
    details.put("message", form.orNull("Body"));
    details.put("edited_at", form.orNull("DateUpdated"));
    return happening(form, now, "message_edit", form.sid("MessageSid"), details, who(form));
  }

  /** Twilio tells whose it was, and not who deleted it. */
  private Event deleted(Form form, Instant now) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("target", name(form));
    details.put("message_id", form.sid("MessageSid"));
    String id = form.sid("MessageSid");
    return happening(form, now, "message_delete", id, details, Identity.NOBODY);
  }

  private Taken participant(Form form, Instant now, String kind) {
    String sid = form.sid("ParticipantSid");
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("user", name(form));
    details.put("participant", sid);
    return Taken.of(happening(form, now, kind, sid, details, who(form)));
  }

  private Event happening(
      Form form,
      Instant now,
      String kind,
      String sid,
      Map<String, @Nullable Object> details,
      Identity who) {
    String at = form.first("DateUpdated", "DateRemoved", "DateCreated");
    return new Happening(SOURCE, kind, sid + '/' + at, details, who).event(origin(form, now), form);
  }

  private static String address(Form form) {
    return form.first("Author", "Identity", "MessagingBinding.Address");
  }

  private static @Nullable String name(Form form) {
    String address = address(form);
    return address.isBlank() ? null : Person.name(address);
  }

  private static Identity who(Form form) {
    String address = address(form);
    return address.isBlank() ? Identity.NOBODY : Person.of(address, null);
  }

  private Taken state(Form form, Instant now) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("from", form.orNull("StateFrom"));
    details.put("to", form.orNull("StateTo"));
    details.put("reason", form.orNull("Reason"));
    String id =
        form.sid("ConversationSid")
            + '/'
            + form.first("StateTo")
            + '/'
            + form.first("StateUpdated", "DateUpdated");
    return Taken.of(
        new Happening(SOURCE, "conversation.state", id, details, Identity.NOBODY)
            .event(origin(form, now), form));
  }

  private Taken delivery(Form form, Instant now) {
    String status = form.text("Status").toLowerCase(Locale.ROOT);
    if (!FINAL.contains(status)) return nothing();
    String message = form.sid("MessageSid");
    // One message of a conversation is delivered to each participant.
    String id = message + '/' + form.first("ParticipantSid") + '/' + status;
    return Taken.of(
        new Happening(
                SOURCE,
                "message.status",
                id,
                SmsDialect.statusDetails(status, message, form.text("ErrorCode")),
                Identity.NOBODY)
            .event(origin(form, now), form));
  }
}
