package dev.bitbrat.standins;

import java.time.Duration;
import java.util.Map;

/** What a stand-in does with one request instead of behaving. */
public sealed interface Misbehaviour {
  /** Does nothing of what was asked and answers this. */
  record Fail(int status, Map<String, String> headers, String body) implements Misbehaviour {
    public Fail {
      headers = Map.copyOf(headers);
    }

    public static Fail with(int status) {
      return new Fail(status, Map.of(), "");
    }
  }

  /** Behaves, but only after this long. */
  record Delay(Duration by) implements Misbehaviour {}

  /** Does what was asked and hangs up without a word. */
  record DoAndHangUp() implements Misbehaviour {}

  /** Hangs up and does nothing. */
  record HangUp() implements Misbehaviour {}
}
