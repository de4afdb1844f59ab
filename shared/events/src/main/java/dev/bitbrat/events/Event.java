package dev.bitbrat.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What travels between the stages: {@code InternalEventV2}. Immutable; {@link #with()} makes a
 * changed copy.
 *
 * @param type for example {@code chat.message.v1}
 * @param correlationId the happening, equal by whatever way it came in (see {@link Ids})
 * @param source who let it in, for example {@code ingress.twitch}
 * @param egressDestination topic that takes the reply
 * @param origin wire name {@code ingress}
 * @param payload of events that are not messages
 * @param deliveries what behaviours decided: all are sent
 * @param candidates what competes for the one free reply
 * @param routingSlip the way that the router planned
 * @param metadata {@code bot}, {@code bundle}, {@code matchedRuleIds}, {@code chosenRuleId}, ...
 * @param extra fields of a newer version, kept
 */
public record Event(
    String type,
    String correlationId,
    @Nullable String traceId,
    @Nullable String source,
    @Nullable String egressDestination,
    Origin origin,
    Identity identity,
    Egress egress,
    @Nullable Message message,
    @Nullable ExternalEvent externalEvent,
    @Nullable Map<String, @Nullable Object> payload,
    List<Annotation> annotations,
    List<Candidate> candidates,
    List<Delivery> deliveries,
    List<RoutingStep> routingSlip,
    List<EventError> errors,
    Map<String, @Nullable Object> qos,
    List<TraceEntry> trace,
    Map<String, @Nullable Object> metadata,
    Map<String, @Nullable Object> extra) {
  /** Name of the bot when none is resolved yet. */
  public static final String NO_BOT = "_";

  public Event(
      String type,
      String correlationId,
      @Nullable String traceId,
      @Nullable String source,
      @Nullable String egressDestination,
      Origin origin,
      Identity identity,
      Egress egress,
      @Nullable Message message,
      @Nullable ExternalEvent externalEvent,
      @Nullable Map<String, @Nullable Object> payload,
      List<Annotation> annotations,
      List<Candidate> candidates,
      List<Delivery> deliveries,
      List<RoutingStep> routingSlip,
      List<EventError> errors,
      Map<String, @Nullable Object> qos,
      List<TraceEntry> trace,
      Map<String, @Nullable Object> metadata,
      Map<String, @Nullable Object> extra) {
    this.type = type;
    this.correlationId = correlationId;
    this.traceId = traceId;
    this.source = source;
    this.egressDestination = egressDestination;
    this.origin = origin;
    this.identity = identity;
    this.egress = egress;
    this.message = message;
    this.externalEvent = externalEvent;
    this.payload = payload == null ? null : Tree.mapOf(payload);
    this.annotations = List.copyOf(annotations);
    this.candidates = List.copyOf(candidates);
    this.deliveries = List.copyOf(deliveries);
    this.routingSlip = List.copyOf(routingSlip);
    this.errors = List.copyOf(errors);
    this.qos = Tree.mapOf(qos);
    this.trace = List.copyOf(trace);
    this.metadata = Tree.mapOf(metadata);
    this.extra = Tree.mapOf(extra);
  }

  public static Builder of(String type, String correlationId) {
    return new Builder(type, correlationId);
  }

  /** The bot that this copy of the happening is for. */
  public String bot() {
    String bot = Tree.string(metadata, "bot");
    return bot == null ? NO_BOT : bot;
  }

  /**
   * Names this event among all of its bot: the correlation id, and for a replay which one. Claims,
   * effects and dead letters are kept under it.
   */
  public String key() {
    String replay = Tree.string(metadata, "replay");
    return replay == null ? correlationId : correlationId + '~' + replay;
  }

  /** What somebody said, or {@code ""}. */
  public String text() {
    return message == null || message.text() == null ? "" : message.text();
  }

  /** How many steps of the slip are over; tells two visits to one stage apart. */
  public int stepsDone() {
    return (int) routingSlip.stream().filter(s -> s.status() != RoutingStep.Status.PENDING).count();
  }

  public Builder with() {
    return new Builder(this);
  }

  /** Collects what differs from the event that it started with. */
  public static final class Builder {
    private String type;
    private String correlationId;
    private @Nullable String traceId;
    private @Nullable String source;
    private @Nullable String egressDestination;
    private Origin origin = Origin.UNKNOWN;
    private Identity identity = Identity.NOBODY;
    private Egress egress = Egress.DEFAULT;
    private @Nullable Message message;
    private @Nullable ExternalEvent externalEvent;
    private @Nullable Map<String, @Nullable Object> payload;
    private List<Annotation> annotations = List.of();
    private List<Candidate> candidates = List.of();
    private List<Delivery> deliveries = List.of();
    private List<RoutingStep> routingSlip = List.of();
    private List<EventError> errors = List.of();
    private Map<String, @Nullable Object> qos = Map.of();
    private List<TraceEntry> trace = List.of();
    private Map<String, @Nullable Object> metadata = Map.of();
    private Map<String, @Nullable Object> extra = Map.of();

    private Builder(String type, String correlationId) {
      this.type = type;
      this.correlationId = correlationId;
    }

    private Builder(Event event) {
      type = event.type;
      correlationId = event.correlationId;
      traceId = event.traceId;
      source = event.source;
      egressDestination = event.egressDestination;
      origin = event.origin;
      identity = event.identity;
      egress = event.egress;
      message = event.message;
      externalEvent = event.externalEvent;
      payload = event.payload;
      annotations = event.annotations;
      candidates = event.candidates;
      deliveries = event.deliveries;
      routingSlip = event.routingSlip;
      errors = event.errors;
      qos = event.qos;
      trace = event.trace;
      metadata = event.metadata;
      extra = event.extra;
    }

    public Builder type(String value) {
      type = value;
      return this;
    }

    public Builder correlationId(String value) {
      correlationId = value;
      return this;
    }

    public Builder traceId(@Nullable String value) {
      traceId = value;
      return this;
    }

    public Builder source(@Nullable String value) {
      source = value;
      return this;
    }

    public Builder egressDestination(@Nullable String value) {
      egressDestination = value;
      return this;
    }

    public Builder origin(Origin value) {
      origin = value;
      return this;
    }

    public Builder identity(Identity value) {
      identity = value;
      return this;
    }

    public Builder egress(Egress value) {
      egress = value;
      return this;
    }

    public Builder message(@Nullable Message value) {
      message = value;
      return this;
    }

    public Builder externalEvent(@Nullable ExternalEvent value) {
      externalEvent = value;
      return this;
    }

    public Builder payload(@Nullable Map<String, @Nullable Object> value) {
      payload = value;
      return this;
    }

    public Builder annotations(List<Annotation> value) {
      annotations = value;
      return this;
    }

    public Builder candidates(List<Candidate> value) {
      candidates = value;
      return this;
    }

    public Builder addCandidate(Candidate value) {
      candidates = plus(candidates, value);
      return this;
    }

    public Builder deliveries(List<Delivery> value) {
      deliveries = value;
      return this;
    }

    public Builder routingSlip(List<RoutingStep> value) {
      routingSlip = value;
      return this;
    }

    public Builder errors(List<EventError> value) {
      errors = value;
      return this;
    }

    public Builder addError(EventError value) {
      errors = plus(errors, value);
      return this;
    }

    public Builder qos(Map<String, @Nullable Object> value) {
      qos = value;
      return this;
    }

    public Builder trace(List<TraceEntry> value) {
      trace = value;
      return this;
    }

    public Builder addTrace(TraceEntry value) {
      trace = plus(trace, value);
      return this;
    }

    public Builder metadata(Map<String, @Nullable Object> value) {
      metadata = value;
      return this;
    }

    /** Sets one entry of the metadata. */
    public Builder metadata(String key, @Nullable Object value) {
      Map<String, @Nullable Object> changed = new LinkedHashMap<>(metadata);
      changed.put(key, value);
      metadata = changed;
      return this;
    }

    public Builder extra(Map<String, @Nullable Object> value) {
      extra = value;
      return this;
    }

    public Event build() {
      return new Event(
          type,
          correlationId,
          traceId,
          source,
          egressDestination,
          origin,
          identity,
          egress,
          message,
          externalEvent,
          payload,
          annotations,
          candidates,
          deliveries,
          routingSlip,
          errors,
          qos,
          trace,
          metadata,
          extra);
    }

    private static <T> List<T> plus(List<T> list, T more) {
      List<T> longer = new ArrayList<>(list);
      longer.add(more);
      return longer;
    }
  }
}
