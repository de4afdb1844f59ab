package dev.bitbrat.pipeline;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Tree;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Marks an event as handled by a stage, and holds what the stage sends: the outbox. It is written
 * with everything else that the stage wrote, or not at all.
 */
final class Claims {
  /** Longer than any broker redelivers. */
  private static final Duration KEPT = Duration.ofDays(2);

  private final Ports ports;

  Claims(Ports ports) {
    this.ports = ports;
  }

  DocPath path(Event event, String stage) {
    return DocPath.ofBot(event, "claims", event.key() + ':' + stage + ':' + event.stepsDone());
  }

  /**
   * Claims the end of an event of the api, whichever stage comes to it: a redelivery that decides
   * otherwise, after the configuration changed, must not end it twice.
   */
  DocPath endPath(Event event) {
    return DocPath.ofBot(event, "claims", event.key() + ":end");
  }

  /** What was decided before about an event, by {@code stage} or as its end. */
  Optional<Settlement> find(Event event, String stage) {
    List<DocPath> paths =
        isOfApi(event) ? List.of(path(event, stage), endPath(event)) : List.of(path(event, stage));
    return ports.store().getAll(paths).stream().findFirst().map(doc -> read(doc, event));
  }

  /** What the claim at {@code path} holds. */
  Optional<Settlement> read(DocPath path, Event event) {
    return ports.store().get(path).map(doc -> read(doc, event));
  }

  /** Whether an event of the api has its end marker. */
  boolean isEnded(Event event) {
    return isOfApi(event) && ports.store().get(endPath(event)).isPresent();
  }

  private static boolean isOfApi(Event event) {
    return Sessions.PLATFORM.equals(event.origin().platform());
  }

  Write claim(DocPath path, Settlement settlement) {
    Instant now = ports.clock().instant();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("at", now.toString());
    fields.put("outbox", settlement.publications().stream().map(this::message).toList());
    fields.put("ends", settlement.ended().stream().map(Claims::end).toList());
    return Write.Put.create(path, fields, now.plus(KEPT));
  }

  /** What the run that made the claim came to; its documents are written already. */
  private Settlement read(Doc claim, Event event) {
    List<Publication> publications = new ArrayList<>();
    for (Map<String, @Nullable Object> message : Tree.maps(claim.fields(), "outbox")) {
      publications.add(publication(message, claim.path()));
    }
    List<Ended> ended = new ArrayList<>();
    for (Map<String, @Nullable Object> end : Tree.maps(claim.fields(), "ends")) {
      String kind = String.valueOf(Tree.string(end, "kind")).toUpperCase(Locale.ROOT);
      String detail = String.valueOf(Tree.string(end, "detail"));
      Event its = event.with().metadata("bot", Tree.string(end, "bot")).build();
      ended.add(new Ended(its, new End(End.Kind.valueOf(kind), detail)));
    }
    return new Settlement(List.of(), publications, ended);
  }

  private Map<String, @Nullable Object> message(Publication publication) {
    byte[] encoded = ports.codec().encode(publication.event());
    return Map.of(
        "topic", publication.topic(), "event", new String(encoded, StandardCharsets.UTF_8));
  }

  private Publication publication(Map<String, @Nullable Object> message, DocPath claim) {
    String topic = Tree.string(message, "topic");
    String event = Tree.string(message, "event");
    if (topic == null || event == null) throw new IllegalStateException("broken claim " + claim);
    return switch (ports.codec().decode(event.getBytes(StandardCharsets.UTF_8))) {
      case Codec.Decoded.Ok(Event decoded) -> new Publication(topic, decoded);
      case Codec.Decoded.Malformed(String reason) ->
          throw new IllegalStateException("broken claim " + claim + ": " + reason);
    };
  }

  private static Map<String, @Nullable Object> end(Ended ended) {
    return Map.of(
        "kind", ended.end().kind().wireName(),
        "detail", ended.end().detail(),
        "bot", ended.event().bot());
  }
}
