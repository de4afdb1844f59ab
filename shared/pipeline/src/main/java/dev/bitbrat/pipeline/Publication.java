package dev.bitbrat.pipeline;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import org.jspecify.annotations.Nullable;

/** An event on its way to a topic. */
public record Publication(String topic, Event event) {
  /** The message's id: the same whenever the same stage decides the same again. */
  public String id() {
    return event.bot() + '/' + event.key() + '/' + event.stepsDone() + '/' + topic;
  }

  /**
   * Order holds where people see it: for commands and replies of a bot in a channel, and at ingress
   * (used where the whole way is walked in one process). Other topics have none.
   */
  public @Nullable String orderingKey() {
    String channel = event.origin().platform() + "|" + event.origin().channel();
    if (topic.equals(Topics.INGRESS)) return channel;
    boolean ordered = topic.equals(Topics.COMMAND) || Topics.isEgress(topic);
    return ordered ? event.bot() + '|' + channel : null;
  }
}
