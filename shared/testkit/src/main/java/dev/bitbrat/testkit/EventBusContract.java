package dev.bitbrat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.EventBus.RawMessage;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.NoSuchTopicException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.testkit.Samples.Person;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link EventBus} and its delivery must do. Delivery is at least once: a message may
 * come again, so the tests look at what was handled first.
 */
public interface EventBusContract {
  /** A broker with nothing in it. */
  Harness harness();

  /** What a broker can do beside carrying messages; where one cannot, the test is left out. */
  enum Feature {
    ORDER,
    DEAD_LETTER,
    /** An ordered subscription with dead letters; the Pub/Sub emulator breaks on it. */
    ORDER_WITH_DEAD_LETTER,
    /** Handles messages without a common key at the same time. */
    PARALLEL,
    /** Tells that a topic does not exist. */
    KNOWS_TOPICS
  }

  /** A broker as a test handles it. */
  interface Harness extends AutoCloseable {
    EventBus bus();

    Codec codec();

    /** Makes the topic if need be. Returns once what is published from now on will arrive. */
    void subscribe(String topic, Options options, Consumer<Inbound> handler);

    /** A bus of the same kind whose broker does not answer. */
    EventBus unreachable();

    default Set<Feature> features() {
      return EnumSet.allOf(Feature.class);
    }

    /** Called when something should arrive; nothing to do for a bus that delivers by itself. */
    default void deliver() {}

    @Override
    void close();
  }

  /**
   * @param ordered keeps the order within an ordering key
   * @param maxAttempts failures before a message goes to {@code deadLetters}; 0 tries forever
   */
  record Options(boolean ordered, int maxAttempts, Consumer<Inbound> deadLetters) {
    public static final Options UNORDERED = new Options(false, 0, message -> {});
    public static final Options ORDERED = new Options(true, 0, message -> {});

    /** The least that Pub/Sub allows. */
    public static final int LEAST_ATTEMPTS = 5;

    static Options deadLetters(boolean ordered, Inbox inbox) {
      return new Options(ordered, LEAST_ATTEMPTS, inbox);
    }
  }

  @Test
  default void bringsAnEventAsItWas() {
    try (Harness harness = harness()) {
      Inbox inbox = new Inbox(harness);
      harness.subscribe(Topics.ENRICHED, Options.UNORDERED, inbox);
      Event event =
          Samples.bob("!sass \ud83c\udf54 \"quoted\"\n{}")
              .with()
              .metadata("bot", "burgeroni")
              .metadata("big", Long.MAX_VALUE)
              .build();

      harness.bus().publish(List.of(new Publication(Topics.ENRICHED, event)));

      assertThat(inbox.first(1)).containsExactly(event);
      assertThat(inbox.messages().getFirst().topic()).isEqualTo(Topics.ENRICHED);
    }
  }

  @Test
  default void saysInTheAttributesWhatTheEventIs() {
    try (Harness harness = harness()) {
      Inbox inbox = new Inbox(harness);
      harness.subscribe(Topics.ENRICHED, Options.UNORDERED, inbox);
      Publication publication = new Publication(Topics.ENRICHED, Samples.bob("hello"));

      harness.bus().publish(List.of(publication));
      inbox.first(1);

      Map<String, String> attributes = inbox.messages().getFirst().attributes();
      assertThat(attributes)
          .containsEntry("ce-specversion", "1.0")
          .containsEntry("ce-id", publication.id())
          .containsEntry("ce-type", "chat.message.v1")
          .containsEntry("ce-source", "ingress.twitch")
          .containsEntry("ce-channel", Samples.CHANNEL)
          .containsEntry("ce-correlationid", publication.event().correlationId())
          .containsEntry("ce-topic", Topics.ENRICHED);
      assertThat(attributes.get("content-type")).startsWith("application/json");
      assertThat(Instant.parse(attributes.getOrDefault("ce-time", ""))).isEqualTo(FakeClock.START);
    }
  }

  @Test
  default void bringsEveryEventOfOneCallToItsTopic() {
    try (Harness harness = harness()) {
      Inbox enriched = new Inbox(harness);
      Inbox llm = new Inbox(harness);
      harness.subscribe(Topics.ENRICHED, Options.UNORDERED, enriched);
      harness.subscribe(Topics.LLM, Options.UNORDERED, llm);
      List<Event> events = lines(Person.ANN, "line", 20);

      harness.bus().publish(events.stream().map(e -> new Publication(Topics.ENRICHED, e)).toList());
      harness.bus().publish(List.of(new Publication(Topics.LLM, Samples.mia("other"))));
      harness.bus().publish(List.of());

      assertThat(enriched.first(20)).containsExactlyInAnyOrderElementsOf(events);
      assertThat(llm.first(1)).containsExactly(Samples.mia("other"));
    }
  }

  @Test
  default void bringsAMessageAgainUntilItsHandlerSucceeds() {
    try (Harness harness = harness()) {
      AtomicInteger attempts = new AtomicInteger();
      Inbox inbox = new Inbox(harness);
      harness.subscribe(
          Topics.ENRICHED,
          Options.UNORDERED,
          message -> {
            if (attempts.incrementAndGet() < 3) throw new IllegalStateException("not yet");
            inbox.accept(message);
          });

      harness.bus().publish(List.of(new Publication(Topics.ENRICHED, Samples.ann("hi"))));

      assertThat(inbox.first(1)).containsExactly(Samples.ann("hi"));
      assertThat(attempts.get()).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  default void keepsTheOrderOfAKey() {
    try (Harness harness = harness()) {
      assumeTrue(harness.features().contains(Feature.ORDER));
      Inbox inbox = new Inbox(harness);
      harness.subscribe(Topics.COMMAND, Options.ORDERED, inbox);
      List<Event> events = lines(Person.ANN, "line", 30);
      for (Event event : events) {
        harness.bus().publish(List.of(new Publication(Topics.COMMAND, event)));
      }
      assertThat(inbox.first(30)).isEqualTo(events);
    }
  }

  @Test
  default void aFailingMessageHoldsUpItsKeyAndNoOther() {
    try (Harness harness = harness()) {
      assumeTrue(harness.features().contains(Feature.ORDER));
      Inbox inbox = new Inbox(harness);
      CountDownLatch othersDone = new CountDownLatch(5);
      Event failing = line(Person.ANN, "channel-a", 0);
      harness.subscribe(
          Topics.EGRESS,
          Options.ORDERED,
          message -> {
            boolean mayPass = othersDone.getCount() == 0;
            if (Inbox.event(message).equals(failing) && !mayPass) {
              throw new IllegalStateException("not before the others");
            }
            inbox.accept(message);
            if ("channel-b".equals(Inbox.event(message).origin().channel())) {
              othersDone.countDown();
            }
          });
      for (int i = 0; i < 5; i++) {
        publish(harness, line(Person.ANN, "channel-a", i));
        publish(harness, line(Person.ANN, "channel-b", i));
      }
      List<Event> handled = inbox.first(10);
      assertThat(of("channel-a", handled)).isEqualTo(five("channel-a"));
      assertThat(of("channel-b", handled)).isEqualTo(five("channel-b"));
      assertThat(handled.indexOf(failing))
          .isGreaterThan(handled.indexOf(line(Person.ANN, "channel-b", 4)));
    }
  }

  @Test
  default void handlesMessagesWithoutAKeyAtTheSameTime() {
    try (Harness harness = harness()) {
      assumeTrue(harness.features().contains(Feature.PARALLEL));
      Inbox inbox = new Inbox(harness);
      harness.subscribe(Topics.ENRICHED, Options.UNORDERED, meeting(inbox));
      harness.bus().publish(List.of(new Publication(Topics.ENRICHED, Samples.ann("one"))));
      harness.bus().publish(List.of(new Publication(Topics.ENRICHED, Samples.ann("two"))));
      assertThat(inbox.first(2)).containsExactlyInAnyOrder(Samples.ann("one"), Samples.ann("two"));
    }
  }

  @Test
  default void handlesDifferentKeysAtTheSameTime() {
    try (Harness harness = harness()) {
      assumeTrue(harness.features().containsAll(Set.of(Feature.PARALLEL, Feature.ORDER)));
      Inbox inbox = new Inbox(harness);
      harness.subscribe(Topics.EGRESS, Options.ORDERED, meeting(inbox));
      publish(harness, line(Person.ANN, "channel-a", 0));
      publish(harness, line(Person.ANN, "channel-b", 0));
      assertThat(inbox.first(2)).hasSize(2);
    }
  }

  @Test
  default void givesUpOnAMessageAfterItsAttempts() {
    try (Harness harness = harness()) {
      assumeTrue(harness.features().contains(Feature.DEAD_LETTER));
      poison(harness, Topics.ENRICHED, false);
    }
  }

  @Test
  default void aKeyGoesOnAfterADeadLetter() {
    try (Harness harness = harness()) {
      assumeTrue(harness.features().contains(Feature.ORDER_WITH_DEAD_LETTER));
      poison(harness, Topics.COMMAND, true);
    }
  }

  @Test
  default void republishesBytesThatAreAnEvent() {
    try (Harness harness = harness()) {
      Inbox inbox = new Inbox(harness);
      harness.subscribe(Topics.ENRICHED, Options.UNORDERED, inbox);
      byte[] body = harness.codec().encode(Samples.mia("again"));
      harness
          .bus()
          .republish(
              new RawMessage(Topics.ENRICHED, Map.of("ce-id", "x1", "own", "kept"), body, null));
      assertThat(inbox.first(1)).containsExactly(Samples.mia("again"));
      assertThat(inbox.messages().getFirst().attributes())
          .containsEntry("ce-id", "x1")
          .containsEntry("own", "kept");
    }
  }

  @Test
  default void bringsBytesThatAreNoEventAsTheyAre() {
    try (Harness harness = harness()) {
      Inbox inbox = new Inbox(harness);
      harness.subscribe(Topics.COMMAND, Options.ORDERED, inbox);
      byte[] body = "{\"not\":\u00e4n event".getBytes(StandardCharsets.UTF_8);
      harness.bus().republish(new RawMessage(Topics.COMMAND, Map.of("ce-id", "x"), body, "key"));
      assertThat(inbox.received(1).getFirst())
          .isInstanceOfSatisfying(
              Inbound.Unreadable.class,
              message -> {
                assertThat(message.body()).isEqualTo(body);
                assertThat(message.topic()).isEqualTo(Topics.COMMAND);
                assertThat(message.reason()).isNotBlank();
                assertThat(message.attributes()).containsEntry("ce-id", "x");
              });
    }
  }

  @Test
  default void saysThatTheBrokerDoesNotAnswer() {
    try (Harness harness = harness()) {
      EventBus unreachable = harness.unreachable();
      List<Publication> one = List.of(new Publication(Topics.INGRESS, Samples.ann("hi")));
      assertThatThrownBy(() -> unreachable.publish(one)).isInstanceOf(OutageException.class);
      assertThatThrownBy(
              () ->
                  unreachable.republish(
                      new RawMessage(Topics.INGRESS, Map.of(), new byte[] {1}, null)))
          .isInstanceOf(OutageException.class);
    }
  }

  @Test
  default void saysThatThereIsNoSuchTopic() {
    try (Harness harness = harness()) {
      assumeTrue(harness.features().contains(Feature.KNOWS_TOPICS));
      List<Publication> lost = List.of(new Publication("no.such.topic", Samples.ann("hi")));
      assertThatThrownBy(() -> harness.bus().publish(lost))
          .isInstanceOf(NoSuchTopicException.class);
    }
  }

  private static void poison(Harness harness, String topic, boolean ordered) {
    Inbox inbox = new Inbox(harness);
    Inbox dead = new Inbox(harness);
    AtomicInteger attempts = new AtomicInteger();
    Event poison = Samples.ann("poison");
    harness.subscribe(
        topic,
        Options.deadLetters(ordered, dead),
        message -> {
          if (Inbox.event(message).equals(poison)) {
            attempts.incrementAndGet();
            throw new IllegalStateException("never");
          }
          inbox.accept(message);
        });
    harness.bus().publish(List.of(new Publication(topic, poison)));
    harness.bus().publish(List.of(new Publication(topic, Samples.ann("fine"))));

    assertThat(dead.first(1)).containsExactly(poison);
    assertThat(dead.messages().getFirst().attributes()).containsEntry("ce-topic", topic);
    assertThat(inbox.first(1)).containsExactly(Samples.ann("fine"));
    assertThat(attempts.get()).isGreaterThanOrEqualTo(Options.LEAST_ATTEMPTS);
  }

  /** Lets a message pass only together with a second one. */
  private static Consumer<Inbound> meeting(Inbox inbox) {
    CountDownLatch both = new CountDownLatch(2);
    return message -> {
      both.countDown();
      Inbox.await(both);
      inbox.accept(message);
    };
  }

  private static void publish(Harness harness, Event event) {
    harness.bus().publish(List.of(new Publication(Topics.EGRESS, event)));
  }

  private static List<Event> lines(Person who, String text, int count) {
    return IntStream.range(0, count).mapToObj(i -> Samples.twitch(who, text + i)).toList();
  }

  private static Event line(Person who, String channel, int i) {
    return Samples.api(who, channel, channel + i, "line " + i);
  }

  private static List<Event> five(String channel) {
    return IntStream.range(0, 5).mapToObj(i -> line(Person.ANN, channel, i)).toList();
  }

  private static List<Event> of(String channel, List<Event> events) {
    return events.stream().filter(e -> channel.equals(e.origin().channel())).toList();
  }
}
