package dev.bitbrat.twilio;

import java.util.regex.Pattern;

/** Twilio's error codes, in sentences for people. */
final class TwilioErrors {
  static final int QUEUE_FULL = 21611;

  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{7,}");

  private TwilioErrors() {}

  /** Empty for a code that we have no better words for than Twilio has. */
  static String sentence(long code) {
    return switch (Math.clamp(code, 0, Integer.MAX_VALUE)) {
      case 20003 -> "Twilio does not accept the credentials";
      case 21211, 21614, 21217 -> "the recipient's number is not one that can get texts";
      case 21408 -> "this Twilio account may not send to the recipient's country";
      case 21606, 21659, 21660 -> "the number to send from is not one of this Twilio account";
      case 21608 -> "a Twilio trial account only sends to numbers that were verified";
      case 21610 ->
          "the recipient has opted out with STOP: nothing can be sent until they text START";
      case 21617 -> "the text is longer than the 1,600 characters that Twilio takes";
      case 30003 -> "the recipient's phone is off, or out of reach";
      case 30004 -> "the recipient, or their carrier, blocks the message";
      case 30005, 30006 -> "the recipient's number does not exist, or gets no texts";
      case 30007 -> "the carrier took it for spam and did not deliver it";
      case 30034 -> "the number to send from is not registered with the carriers (A2P 10DLC)";
      default -> "";
    };
  }

  /** Twilio quotes numbers in its messages; they do not belong into a log. */
  static String withoutNumbers(String text) {
    return NUMBER.matcher(text).replaceAll("\u2026");
  }
}
