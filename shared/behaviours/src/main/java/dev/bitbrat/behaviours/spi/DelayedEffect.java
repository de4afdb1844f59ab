package dev.bitbrat.behaviours.spi;

import dev.bitbrat.events.Tree;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to do later, for the channel that the event came from.
 *
 * @param kind who takes it up again: see {@link Resumption#kind}
 * @param id names it among those of its kind and channel: a later one replaces an earlier one
 * @param due it is taken up at the first tick that is not before this
 * @param payload JSON values
 */
public record DelayedEffect(
    String kind, String id, Instant due, Map<String, @Nullable Object> payload) {
  public DelayedEffect(String kind, String id, Instant due, Map<String, @Nullable Object> payload) {
    this.kind = kind;
    this.id = id;
    this.due = due;
    this.payload = Tree.mapOf(payload);
  }
}
