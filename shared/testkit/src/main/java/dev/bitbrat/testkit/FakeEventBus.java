package dev.bitbrat.testkit;

import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.Attributes;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.NoSuchTopicException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was published and hands it out when a test says {@link #drain()}, in the test's
 * own thread. Can be down, deliver everything twice, and mix up what has no common key.
 */
public final class FakeEventBus implements EventBus {
  private static final int MOST_ROUNDS = 1000;

  private final Codec codec;
  private final List<Publication> publications = new ArrayList<>();
  private final List<RawMessage> raw = new ArrayList<>();
  private final List<FakeSubscription> subscriptions = new ArrayList<>();
  private final List<Inbound> deadLetters = new ArrayList<>();
  private @Nullable Set<String> topics;
  private @Nullable RandomGenerator mixer;
  private boolean twice;
  private boolean down;
  private int failures;

  /**
   * @param codec reads what {@link #republish} brings
   */
  public FakeEventBus(Codec codec) {
    this.codec = codec;
  }

  public synchronized FakeEventBus down() {
    down = true;
    return this;
  }

  public synchronized FakeEventBus up() {
    down = false;
    return this;
  }

  /** The next publish fails and takes nothing. */
  public synchronized FakeEventBus failOnce() {
    failures++;
    return this;
  }

  /** From now on only these topics exist; otherwise every topic does. */
  public synchronized FakeEventBus topics(Set<String> names) {
    topics = Set.copyOf(names);
    return this;
  }

  /** Every message is handled once more, right after it succeeded. */
  public synchronized FakeEventBus deliverTwice() {
    twice = true;
    return this;
  }

  /** What has no common key is handed out in an order that {@code random} says. */
  public synchronized FakeEventBus mix(RandomGenerator random) {
    mixer = random;
    return this;
  }

  public FakeEventBus subscribe(String topic, Consumer<Inbound> handler) {
    return subscribe(topic, 0, deadLetters::add, handler);
  }

  /**
   * @param maxAttempts failures before the message goes to {@code dead}; 0 tries forever
   */
  public synchronized FakeEventBus subscribe(
      String topic, int maxAttempts, Consumer<Inbound> dead, Consumer<Inbound> handler) {
    subscriptions.add(new FakeSubscription(topic, maxAttempts, dead, handler));
    return this;
  }

  /** Everything published so far, whether or not it was handed out. */
  public synchronized List<Publication> publications() {
    return List.copyOf(publications);
  }

  /** The events published to a topic so far. */
  public List<Event> events(String topic) {
    return publications().stream()
        .filter(p -> p.topic().equals(topic))
        .map(Publication::event)
        .toList();
  }

  public synchronized List<RawMessage> raw() {
    return List.copyOf(raw);
  }

  /** Forgets what was published; what waits for {@link #drain()} stays. */
  public synchronized FakeEventBus clear() {
    publications.clear();
    raw.clear();
    return this;
  }

  @Override
  public synchronized void publish(List<Publication> asked) {
    asked.forEach(p -> checkUp(p.topic()));
    for (Publication p : asked) {
      publications.add(p);
      var attributes = Attributes.of(p, FakeClock.START);
      enqueue(new Inbound.Decoded(p.topic(), p.event(), attributes), p.orderingKey());
    }
  }

  @Override
  public synchronized void republish(RawMessage message) {
    checkUp(message.topic());
    raw.add(message);
    enqueue(decoded(message), message.orderingKey());
  }

  /**
   * Hands out what waits and what is published meanwhile, until nothing is left.
   *
   * @throws IllegalStateException when a message fails again and again
   */
  public void drain() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (!step()) return;
    }
    throw new IllegalStateException("still failing after " + MOST_ROUNDS + " rounds");
  }

  /** One message of each lane; false when there was none. */
  private boolean step() {
    boolean any = false;
    for (FakeSubscription subscription : snapshot()) any |= subscription.step(mixer, twice);
    return any;
  }

  private synchronized List<FakeSubscription> snapshot() {
    return List.copyOf(subscriptions);
  }

  private Inbound decoded(RawMessage message) {
    return switch (codec.decode(message.body())) {
      case Codec.Decoded.Ok(Event event) ->
          new Inbound.Decoded(message.topic(), event, message.attributes());
      case Codec.Decoded.Malformed(String reason) ->
          new Inbound.Unreadable(message.topic(), reason, message.body(), message.attributes());
    };
  }

  private void enqueue(Inbound message, @Nullable String key) {
    for (FakeSubscription subscription : subscriptions) {
      if (subscription.topic().equals(message.topic())) subscription.add(message, key);
    }
  }

  private void checkUp(String topic) {
    if (down) throw new OutageException("the bus is down, as the test asked for");
    if (failures > 0) {
      failures--;
      throw new OutageException("this publish fails, as the test asked for");
    }
    if (topics != null && !topics.contains(topic)) throw new NoSuchTopicException(topic);
  }
}
