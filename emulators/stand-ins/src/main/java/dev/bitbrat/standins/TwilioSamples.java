package dev.bitbrat.standins;

import java.util.LinkedHashMap;
import java.util.Map;

/** Fields of Twilio's deliveries, as its documentation shows them. */
public final class TwilioSamples {
  public static final String CONVERSATION = "CH00000000000000000000000000000001";

  private TwilioSamples() {}

  /** Somebody texts. */
  public static Map<String, String> sms(String sid, String from, String body) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("ToCountry", "US");
    form.put("SmsMessageSid", sid);
    form.put("NumMedia", "0");
    form.put("SmsSid", sid);
    form.put("SmsStatus", "received");
    form.put("FromCountry", "US");
    form.put("Body", body);
    form.put("To", TwilioStandIn.NUMBER);
    form.put("NumSegments", "1");
    form.put("MessageSid", sid);
    form.put("AccountSid", TwilioStandIn.ACCOUNT_SID);
    form.put("From", from);
    form.put("ApiVersion", "2010-04-01");
    return form;
  }

  /**
   * @param code {@code ""} for none
   */
  public static Map<String, String> status(String sid, String to, String status, String code) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("SmsSid", sid);
    form.put("SmsStatus", status);
    form.put("MessageStatus", status);
    form.put("To", to);
    form.put("MessageSid", sid);
    form.put("AccountSid", TwilioStandIn.ACCOUNT_SID);
    form.put("From", TwilioStandIn.NUMBER);
    form.put("ApiVersion", "2010-04-01");
    if (!code.isEmpty()) form.put("ErrorCode", code);
    return form;
  }

  /**
   * Something happens in the conversation.
   *
   * @param type for example {@code onMessageAdded}
   * @param more what only this type has
   */
  public static Map<String, String> conversation(String type, Map<String, String> more) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("AccountSid", TwilioStandIn.ACCOUNT_SID);
    form.put("EventType", type);
    form.put("ConversationSid", CONVERSATION);
    form.put("ChatServiceSid", "IS00000000000000000000000000000001");
    form.putAll(more);
    return form;
  }

  /** Somebody says something in the conversation. */
  public static Map<String, String> said(String sid, String author, String body) {
    Map<String, String> more = new LinkedHashMap<>();
    more.put("MessageSid", sid);
    more.put("Author", author);
    more.put("Body", body);
    more.put("Index", "7");
    more.put("ParticipantSid", "MB00000000000000000000000000000001");
    more.put("DateCreated", "2026-01-02T18:20:00.000Z");
    more.put("Attributes", "{}");
    more.put("Source", "SDK");
    return conversation("onMessageAdded", more);
  }
}
