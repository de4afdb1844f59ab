package dev.bitbrat.pipeline;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries events to topics, at least once each. */
public interface EventBus {
  /**
   * Returns once the broker holds every one of them.
   *
   * @throws OutageException when the broker cannot be reached or will not take them now; some may
   *     have been taken
   * @throws NoSuchTopicException when the broker does not know a topic
   */
  void publish(List<Publication> publications);

  /**
   * Sends a dead letter's bytes to the topic that it failed on, as they were.
   *
   * @throws OutageException as {@link #publish}
   */
  void republish(RawMessage message);

  /** A message that need not be an event. */
  @SuppressWarnings("ArrayRecordComponent") // bytes as received, compared by nobody
  record RawMessage(
      String topic, Map<String, String> attributes, byte[] body, @Nullable String orderingKey) {
    public RawMessage {
      attributes = Map.copyOf(attributes);
    }
  }
}
