package dev.bitbrat.function;

import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.web.WebHandler;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What a stage function does with its deliveries.
 *
 * @param topic of a message that does not name its own in {@code ce-topic}
 * @param handler returns when the message is done with, throws to get it again
 * @param metrics page for {@code GET /metrics}
 */
public record Intake(
    String topic, Codec codec, Consumer<Inbound> handler, Optional<WebHandler> metrics) {
  /** As Pub/Sub has it, and what base64 and an envelope put on top of that. */
  static final int MAX_BODY = 14 << 20;

  private static final int MAX_MESSAGE = 10 << 20;

  public Intake(String topic, Codec codec, Consumer<Inbound> handler) {
    this(topic, codec, handler, Optional.empty());
  }

  /** The same for what {@code change} makes of each delivery. */
  public Intake after(UnaryOperator<Inbound> change) {
    return new Intake(topic, codec, inbound -> handler.accept(change.apply(inbound)), metrics);
  }

  /** Never throws for what the delivery says. */
  Inbound read(Map<String, String> attributes, byte[] body) {
    return switch (PushEnvelope.open(attributes, body)) {
      case PushEnvelope.Opened.None none -> message(attributes, body);
      case PushEnvelope.Opened.Message(Map<String, String> inner, byte[] data) ->
          message(inner, data);
      case PushEnvelope.Opened.Broken(String reason) ->
          new Inbound.Unreadable(topic(attributes), reason, body, attributes);
    };
  }

  /** For a body that nobody has read. */
  Inbound tooLarge(Map<String, String> attributes) {
    String reason = "the body is larger than " + MAX_MESSAGE + " bytes; it was not kept";
    return new Inbound.Unreadable(topic(attributes), reason, new byte[0], attributes);
  }

  private Inbound message(Map<String, String> attributes, byte[] body) {
    if (body.length > MAX_MESSAGE) return tooLarge(attributes);
    return switch (codec.decode(body)) {
      case Codec.Decoded.Ok ok -> new Inbound.Decoded(topic(attributes), ok.event(), attributes);
      case Codec.Decoded.Malformed malformed ->
          new Inbound.Unreadable(topic(attributes), malformed.reason(), body, attributes);
    };
  }

  private String topic(Map<String, String> attributes) {
    return attributes.getOrDefault("ce-topic", topic);
  }
}
