package dev.bitbrat.testkit;

import dev.bitbrat.pipeline.Inbound;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What waits for one subscriber: a lane for each key, one for each message without a key. */
final class FakeSubscription {
  private final String topic;
  private final int maxAttempts;
  private final Consumer<Inbound> dead;
  private final Consumer<Inbound> handler;
  private final Map<String, Queue<Waiting>> lanes = new LinkedHashMap<>();
  private long count;

  FakeSubscription(
      String topic, int maxAttempts, Consumer<Inbound> dead, Consumer<Inbound> handler) {
    this.topic = topic;
    this.maxAttempts = maxAttempts;
    this.dead = dead;
    this.handler = handler;
  }

  String topic() {
    return topic;
  }

  synchronized void add(Inbound message, @Nullable String key) {
    String lane = key == null ? "#" + count++ : "=" + key;
    lanes.computeIfAbsent(lane, k -> new ArrayDeque<>()).add(new Waiting(message));
  }

  /** Tries the first message of each lane; false when nothing waits. */
  boolean step(@Nullable RandomGenerator mixer, boolean twice) {
    List<String> names = names();
    if (mixer != null) Collections.shuffle(names, Random.from(mixer));
    names.forEach(name -> tryFirst(name, twice));
    return !names.isEmpty();
  }

  private synchronized List<String> names() {
    return new ArrayList<>(lanes.keySet());
  }

  private void tryFirst(String lane, boolean twice) {
    Waiting first = peek(lane);
    if (first == null) return;
    try {
      handler.accept(first.message);
      if (twice) handler.accept(first.message);
      removeFirst(lane);
    } catch (RuntimeException e) {
      first.attempts++;
      if (maxAttempts > 0 && first.attempts >= maxAttempts) {
        dead.accept(first.message);
        removeFirst(lane);
      }
    }
  }

  private synchronized @Nullable Waiting peek(String lane) {
    Queue<Waiting> queue = lanes.get(lane);
    return queue == null ? null : queue.peek();
  }

  private synchronized void removeFirst(String lane) {
    Queue<Waiting> queue = lanes.get(lane);
    if (queue == null) return;
    queue.poll();
    if (queue.isEmpty()) lanes.remove(lane);
  }

  private static final class Waiting {
    private final Inbound message;
    private int attempts;

    private Waiting(Inbound message) {
      this.message = message;
    }
  }
}
