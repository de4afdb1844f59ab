package dev.bitbrat.stages;

import dev.bitbrat.events.Egress;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.End;
import dev.bitbrat.pipeline.Finalization;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Outcome;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an event that is over, with its trace, at {@code bots/{bot}/events/{key}}: for seven days,
 * or as long as the event's {@code qos.persistenceTtlSec} says, but not so short that a redelivery
 * could find it gone and send again.
 *
 * <p>Written again for a redelivery, with the same content. Once an event counts as answered, a
 * late doubt or a redelivery that fared worse does not change that.
 */
public final class PersistenceStage implements Stage {
  private static final Duration KEPT = Duration.ofDays(7);

  /** Longer than any broker redelivers. */
  private static final Duration LEAST = Duration.ofDays(2);

  private static final Duration MOST = Duration.ofDays(3650);

  private final Store store;
  private final Codec codec;
  private final InstantSource clock;

  public PersistenceStage(Store store, Codec codec, InstantSource clock) {
    this.store = store;
    this.codec = codec;
    this.clock = clock;
  }

  public static PersistenceStage of(Ports ports) {
    return new PersistenceStage(ports.store(), ports.codec(), ports.clock());
  }

  @Override
  public String name() {
    return "persistence";
  }

  @Override
  public Outcome apply(Event event) {
    Optional<End> end = Finalization.read(event);
    if (end.isEmpty()) {
      return new Outcome.Reject("NO_OUTCOME", "a finalized event says how it ended, this does not");
    }
    Write.Put record = record(event, end.get());
    if (end.get().kind() != End.Kind.ANSWERED) return keepUnlessAnswered(record);
    store.commit(List.of(record));
    return new Outcome.Done("kept", List.of());
  }

  private Outcome keepUnlessAnswered(Write.Put record) {
    for (int round = 0; round < 20; round++) {
      Optional<Doc> before = store.get(record.path());
      if (before.isPresent() && "answered".equals(before.get().fields().get("outcome"))) {
        return new Outcome.Done("answered before", List.of());
      }
      Write.Condition condition = Write.Condition.unchanged(before);
      Write write = new Write.Put(record.path(), record.fields(), condition, record.expiresAt());
      if (store.commit(List.of(write)) instanceof Store.Committed.Ok) {
        return new Outcome.Done("kept", List.of());
      }
    }
    throw new OutageException("lost 20 commits in a row on " + record.path());
  }

  private Write.Put record(Event event, End end) {
    Instant now = clock.instant();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("status", "final");
    fields.put("outcome", end.kind().wireName());
    fields.put("detail", end.detail());
    fields.put("at", event.origin().atOr(now).toString());
    fields.put("type", event.type());
    fields.put("correlationId", event.correlationId());
    fields.put("platform", event.origin().platform());
    fields.put("channel", event.origin().channel());
    fields.put("event", new String(codec.encode(withoutCallback(event)), StandardCharsets.UTF_8));
    long asked = Tree.number(event.qos(), "persistenceTtlSec", KEPT.toSeconds());
    long seconds = Math.clamp(asked, LEAST.toSeconds(), MOST.toSeconds());
    return new Write.Put(
        Effects.path(event), fields, Write.Condition.ANY, now.plusSeconds(seconds));
  }

  /** It lets whoever has it answer in our name, and is of no use to a reader. */
  private static Event withoutCallback(Event event) {
    Egress egress = event.egress();
    if (!egress.metadata().containsKey(Platform.Callback.KEY)) return event;
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(egress.metadata());
    rest.remove(Platform.Callback.KEY);
    return event
        .with()
        .egress(
            new Egress(egress.type(), egress.connector(), egress.channel(), rest, egress.extra()))
        .build();
  }
}
