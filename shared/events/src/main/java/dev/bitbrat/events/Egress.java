package dev.bitbrat.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the reply goes out; the topic that it goes to is the event's {@code egressDestination}.
 *
 * @param type {@code chat, dm} or {@code event}
 * @param connector platform to send through, when it is not the one the event came from
 * @param channel channel to send to, when it is not the one the event came from
 */
public record Egress(
    @Nullable String type,
    @Nullable String connector,
    @Nullable String channel,
    Map<String, @Nullable Object> metadata,
    Map<String, @Nullable Object> extra) {
  public static final Egress DEFAULT = new Egress(null, null, null, Map.of(), Map.of());

  public Egress(
      @Nullable String type,
      @Nullable String connector,
      @Nullable String channel,
      Map<String, @Nullable Object> metadata,
      Map<String, @Nullable Object> extra) {
    this.type = type;
    this.connector = connector;
    this.channel = channel;
    this.metadata = Tree.mapOf(metadata);
    this.extra = Tree.mapOf(extra);
  }
}
