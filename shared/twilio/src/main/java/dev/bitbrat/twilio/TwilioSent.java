package dev.bitbrat.twilio;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.platform.rest.Answers;
import dev.bitbrat.platform.rest.RestResult;
import java.time.Duration;
import java.time.Instant;

/** What Twilio's answers mean to whoever sent something. */
final class TwilioSent {
  /** A full queue is emptied at one text a second and more. */
  private static final Duration QUEUE = Duration.ofMinutes(1);

  private TwilioSent() {}

  /** Of any answer but success. */
  static Sent failure(RestResult result, Instant now) {
    return switch (result) {
      case RestResult.Silence(String how) -> new Sent.Unknown(how);
      case RestResult.Answered answered -> failure(answered, now);
    };
  }

  private static Sent failure(RestResult.Answered answered, Instant now) {
    if (answered.status() == 429) {
      return new Answers("Twilio", a -> Answers.retryAfter(a, now)).failure(answered, "");
    }
    long code = Tree.number(answered.object(), "code", 0);
    if (code == TwilioErrors.QUEUE_FULL) {
      return new Sent.NotNow("the queue of the number to send from is full", QUEUE, false);
    }
    // A 5xx says nothing about the text: Twilio may have taken it and failed at something else.
    boolean refused = answered.status() >= 400 && answered.status() < 500;
    String said = said(answered, code);
    return refused ? new Sent.Refused(said) : new Sent.Unknown(said);
  }

  private static String said(RestResult.Answered answered, long code) {
    String start = "Twilio answered " + answered.status() + (code == 0 ? "" : " (" + code + ")");
    String ours = TwilioErrors.sentence(code);
    if (!ours.isEmpty()) return start + ": " + ours;
    String theirs = Tree.string(answered.object(), "message");
    return theirs == null || theirs.isBlank()
        ? start
        : Answers.brief(start + ": " + TwilioErrors.withoutNumbers(theirs));
  }
}
