package dev.bitbrat.gcp;

import com.google.api.gax.batching.BatchingSettings;
import com.google.api.gax.rpc.ApiException;
import com.google.cloud.pubsub.v1.stub.HttpJsonPublisherStub;
import com.google.cloud.pubsub.v1.stub.PublisherStub;
import com.google.cloud.pubsub.v1.stub.PublisherStubSettings;
import com.google.protobuf.UnsafeByteOperations;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PubsubMessage;
import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.Attributes;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.NoSuchTopicException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Publication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pub/Sub. One request a topic and call, in order; whoever publishes one event waits for one round
 * trip.
 */
public final class PubSubBus implements EventBus, AutoCloseable {
  /** By the reference of projects.topics. */
  private static final Pattern TOPIC_NAME =
      Pattern.compile("(?!goog)[A-Za-z][A-Za-z0-9._~+%-]{2,254}");

  // https://cloud.google.com/pubsub/quotas: 1,000 messages and 10 MB a request
  private static final int MOST_MESSAGES = 1_000;
  private static final long MOST_BYTES = 9_000_000;

  private final GcpSettings settings;
  private final Codec codec;
  private final InstantSource clock;
  private final PublisherStub stub;

  /** Connects with the first message. */
  public PubSubBus(GcpSettings settings, Codec codec, InstantSource clock) {
    this(settings, codec, clock, Patience.NORMAL);
  }

  PubSubBus(GcpSettings settings, Codec codec, InstantSource clock, Patience patience) {
    this.settings = settings;
    this.codec = codec;
    this.clock = clock;
    this.stub = stub(settings, patience);
  }

  @Override
  public void publish(List<Publication> publications) {
    Map<String, List<PubsubMessage>> byTopic = new LinkedHashMap<>();
    for (Publication publication : publications) {
      byTopic
          .computeIfAbsent(publication.topic(), t -> new ArrayList<>())
          .add(
              message(
                  Attributes.of(publication, clock.instant()),
                  codec.encode(publication.event()),
                  publication.orderingKey()));
    }
    byTopic.forEach(this::send);
  }

  @Override
  public void republish(RawMessage message) {
    send(
        message.topic(),
        List.of(message(message.attributes(), message.body(), message.orderingKey())));
  }

  @Override
  public void close() {
    stub.close();
  }

  private void send(String topic, List<PubsubMessage> messages) {
    List<PubsubMessage> request = new ArrayList<>();
    long bytes = 0;
    for (PubsubMessage message : messages) {
      bytes += message.getSerializedSize();
      if (!request.isEmpty() && (request.size() == MOST_MESSAGES || bytes > MOST_BYTES)) {
        call(topic, request);
        request.clear();
        bytes = message.getSerializedSize();
      }
      request.add(message);
    }
    call(topic, request);
  }

  private void call(String topic, List<PubsubMessage> messages) {
    PublishRequest request =
        PublishRequest.newBuilder()
            .setTopic(settings.topic(topic))
            .addAllMessages(messages)
            .build();
    try {
      stub.publishCallable().call(request);
    } catch (ApiException e) {
      ApiFailure failure = ApiFailure.of(e);
      if (isNone(topic, failure)) throw new NoSuchTopicException(topic);
      throw failure.outage("Pub/Sub did not take " + messages.size() + " for " + topic, e);
    } catch (IllegalStateException | UncheckedIOException e) {
      throw new OutageException("Pub/Sub did not take " + messages.size() + " for " + topic, e);
    }
  }

  /**
   * A function may publish to the topics of ours that it needs. A rule may name any topic, and
   * Pub/Sub says of one that is not there, or not its own, that it is forbidden, or that its name
   * is none; no retry helps. A forbidden one of ours is a right that does not hold yet.
   */
  private static boolean isNone(String topic, ApiFailure failure) {
    return switch (failure.code()) {
      case NOT_FOUND -> true;
      case PERMISSION_DENIED -> !Topics.isOurs(topic);
      case INVALID_ARGUMENT -> !TOPIC_NAME.matcher(topic).matches();
      default -> false;
    };
  }

  private static PubsubMessage message(
      Map<String, String> attributes, byte[] body, @Nullable String orderingKey) {
    PubsubMessage.Builder message =
        PubsubMessage.newBuilder().setData(UnsafeByteOperations.unsafeWrap(body));
    for (Entry<String, String> attribute : attributes.entrySet()) {
      if (isOurs(attribute.getKey())) {
        message.putAttributes(attribute.getKey(), attribute.getValue());
      }
    }
    if (orderingKey != null) message.setOrderingKey(OrderingKeys.fitted(orderingKey));
    return message.build();
  }

  /** What Pub/Sub itself put on a message that failed must not go out again: it is refused. */
  private static boolean isOurs(String name) {
    return !name.startsWith("goog")
        && !name.startsWith("x-goog-")
        && !name.startsWith("CloudPubSubDeadLetterSource");
  }

  private static PublisherStub stub(GcpSettings settings, Patience patience) {
    PublisherStubSettings.Builder builder =
        Endpoint.apply(PublisherStubSettings.newHttpJsonBuilder(), settings.pubSubEmulator());
    builder
        .publishSettings()
        // else a single message would wait for company
        .setBatchingSettings(BatchingSettings.newBuilder().setIsEnabled(false).build())
        .setRetryableCodes(Patience.PASSING)
        .setRetrySettings(patience.retries());
    try {
      return HttpJsonPublisherStub.create(builder.build());
    } catch (IOException e) {
      throw new UncheckedIOException("The Pub/Sub client cannot be made: " + e.getMessage(), e);
    }
  }
}
