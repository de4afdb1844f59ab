package dev.bitbrat.behaviours.spi;

import java.time.Duration;
import java.util.List;

/** Which events a trigger is about. The narrower, the less it costs. */
public sealed interface Interest {
  /**
   * Lines that begin with the sigil and one of these names.
   *
   * @param names without a sigil, in any case
   */
  record Command(List<String> names) implements Interest {
    public Command {
      names = List.copyOf(names);
    }
  }

  /** Lines that begin with the sigil and any name. */
  record AnyCommand() implements Interest {}

  /** Every line of a chat. */
  record Line() implements Interest {}

  /**
   * Lines in which one of these stands somewhere, words separated by one blank.
   *
   * @param texts in any case
   */
  record Saying(List<String> texts) implements Interest {
    public Saying {
      texts = List.copyOf(texts);
    }
  }

  /** The first line of somebody after a silence longer than {@code idle}. */
  record Arrival(Duration idle) implements Interest {}

  /**
   * Something that happened on a platform.
   *
   * @param kind for example {@code raid}; {@code *} for all
   */
  record Happening(String kind) implements Interest {}

  /**
   * Time that passes while the stream is live.
   *
   * @param every at least a minute
   * @param minLines lines of people that there must be in between
   * @param countBroadcaster whether the broadcaster's lines count
   */
  record Schedule(Duration every, int minLines, boolean countBroadcaster) implements Interest {}
}
