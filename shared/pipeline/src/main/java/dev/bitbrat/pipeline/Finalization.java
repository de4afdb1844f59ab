package dev.bitbrat.pipeline;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells persistence how an event ended: in the event's {@code metadata.outcome}. */
public final class Finalization {
  private Finalization() {}

  public static Publication publication(Event event, End end) {
    Map<String, @Nullable Object> outcome =
        Map.of("kind", end.kind().wireName(), "detail", end.detail());
    return new Publication(Topics.FINALIZE, event.with().metadata("outcome", outcome).build());
  }

  /** The end that the event's metadata tells of. */
  public static Optional<End> read(Event event) {
    Map<String, @Nullable Object> outcome = Tree.map(event.metadata(), "outcome");
    String kind = Tree.string(outcome, "kind");
    String detail = Tree.string(outcome, "detail");
    if (kind == null) return Optional.empty();
    try {
      End.Kind known = End.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
      return Optional.of(new End(known, detail == null ? "" : detail));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
