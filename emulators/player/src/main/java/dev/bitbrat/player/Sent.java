package dev.bitbrat.player;

import dev.bitbrat.transcript.Expectation;
import dev.bitbrat.transcript.Place;
import org.jspecify.annotations.Nullable;

/**
 * What came out.
 *
 * @param to {@code null} for a call of the platform
 */
public record Sent(@Nullable Place to, String text) {
  /** To a channel; upper case and a mark before the name do not matter. */
  public static Sent message(Place to, String text) {
    return new Sent(Surroundings.normal(to), text);
  }

  /** What a line expects to come out. */
  static Sent expected(Expectation.Output output, Place origin) {
    return switch (output) {
      case Expectation.Reply reply -> new Sent(origin, reply.text());
      case Expectation.Message message ->
          new Sent(Surroundings.normal(message.to()), message.text());
      case Expectation.Api api -> new Sent(null, api.call());
    };
  }

  /** The line that would expect it. */
  Expectation.Output line(Place origin) {
    if (to == null) return new Expectation.Api(0, text);
    return to.equals(origin)
        ? new Expectation.Reply(0, text)
        : new Expectation.Message(0, to, text);
  }
}
