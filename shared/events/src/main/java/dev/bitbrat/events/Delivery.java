package dev.bitbrat.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a behaviour decided to send. All of an event's deliveries go out, in their order. */
public sealed interface Delivery {
  /** Derived from the event, so that the same decision made again has the same id. */
  String id();

  /** Where to; {@link Target#ORIGIN} answers where the event came from. */
  Target target();

  /** Name of the behaviour that decided it. */
  String source();

  /**
   * @param startsWithData whether the first visible character came from data and not from the bot's
   *     author: such a text must not be taken for a command by its platform
   */
  record Text(
      String id,
      Target target,
      String source,
      String text,
      boolean startsWithData,
      Map<String, @Nullable Object> extra)
      implements Delivery {
    /**
     * In {@code extra}, {@code true} if a text that is too long for one message is to become
     * several.
     */
    public static final String SPLIT = "split";

    public Text(
        String id,
        Target target,
        String source,
        String text,
        boolean startsWithData,
        Map<String, @Nullable Object> extra) {
      this.id = id;
      this.target = target;
      this.source = source;
      this.text = text;
      this.startsWithData = startsWithData;
      this.extra = Tree.mapOf(extra);
    }
  }

  /**
   * @param action the platform's action, for example {@code shoutout}
   */
  record PlatformAction(
      String id,
      Target target,
      String source,
      String action,
      Map<String, @Nullable Object> arguments,
      Map<String, @Nullable Object> extra)
      implements Delivery {
    public PlatformAction(
        String id,
        Target target,
        String source,
        String action,
        Map<String, @Nullable Object> arguments,
        Map<String, @Nullable Object> extra) {
      this.id = id;
      this.target = target;
      this.source = source;
      this.action = action;
      this.arguments = Tree.mapOf(arguments);
      this.extra = Tree.mapOf(extra);
    }
  }

  /**
   * @param output name of the output; {@code null} is the one that the event came from
   * @param channel channel of that output; {@code null} is the event's own
   * @param replyTo id of the message to thread to
   */
  record Target(@Nullable String output, @Nullable String channel, @Nullable String replyTo) {
    public static final Target ORIGIN = new Target(null, null, null);
  }
}
