package dev.bitbrat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.EventBus.RawMessage;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InProcessBusTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Subscription TRIES =
      Subscription.of(true).withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(5));

  private final Path file;
  private final HeldLater later = new HeldLater();
  private final BlockingQueue<Event> handled = new LinkedBlockingQueue<>();
  private Database database;
  private InProcessBus bus;

  InProcessBusTest(@TempDir Path dir) {
    file = dir.resolve("test.db");
    database = Database.open(file, Database.Sync.NORMAL, new FakeClock());
    bus = new InProcessBus(database, new EventCodec(), new FakeClock(), later);
  }

  @AfterEach
  void close() {
    bus.close();
    database.close();
  }

  @Test
  void waitsTwiceAsLongAfterEachFailureUpToTheMost() throws Exception {
    AtomicInteger left = new AtomicInteger(5);
    bus.subscribe(Topics.INGRESS, TRIES, failing(left, new IllegalStateException("no")));
    publish(Samples.ann("hi"));
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 5; i++) waits.add(later.runNext());
    assertThat(waits).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 5L, 5L);
    assertThat(next()).isEqualTo(Samples.ann("hi"));
  }

  @Test
  void anOutageIsWaitedOutAndNotCounted() throws Exception {
    BlockingQueue<Inbound> dead = new LinkedBlockingQueue<>();
    AtomicInteger left = new AtomicInteger(6);
    bus.subscribe(
        Topics.INGRESS,
        TRIES.withDeadLetters(2, dead::add),
        failing(left, new OutageException("the store is down")));
    publish(Samples.ann("hi"));
    for (int i = 0; i < 6; i++) later.runNext();
    assertThat(next()).isEqualTo(Samples.ann("hi"));
    assertThat(bus.awaitIdle(PATIENCE)).isTrue();
    assertThat(dead).isEmpty();
  }

  @Test
  void asksTheDeadLetterHandlerAgainWhenItFails() throws Exception {
    BlockingQueue<Inbound> dead = new LinkedBlockingQueue<>();
    AtomicInteger deadFailures = new AtomicInteger(2);
    bus.subscribe(
        Topics.INGRESS,
        TRIES.withDeadLetters(
            2,
            message -> {
              if (deadFailures.getAndDecrement() > 0) throw new OutageException("no store");
              dead.add(message);
            }),
        failing(new AtomicInteger(99), new IllegalStateException("no")));
    publish(Samples.ann("hi"));
    for (int i = 0; i < 3; i++) later.runNext();
    assertThat(dead.poll(30, TimeUnit.SECONDS)).isNotNull();
    assertThat(bus.awaitIdle(PATIENCE)).isTrue();
    assertThat(rows()).isZero();
  }

  @Test
  void survivesAnErrorOfAHandler() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    bus.subscribe(
        Topics.INGRESS,
        TRIES,
        message -> {
          if (attempts.incrementAndGet() == 1) throw new StackOverflowError("deep");
          keep(message);
        });
    publish(Samples.ann("hi"));
    later.runNext();
    assertThat(next()).isEqualTo(Samples.ann("hi"));
  }

  @Test
  void isBusyWhileSomethingWaitsForAnotherTry() throws Exception {
    assertThat(bus.idle()).isTrue();
    bus.subscribe(
        Topics.INGRESS, TRIES, failing(new AtomicInteger(1), new IllegalStateException("no")));
    publish(Samples.ann("hi"));
    HeldLater.Held held = later.next();
    assertThat(bus.idle()).isFalse();
    assertThat(bus.awaitIdle(Duration.ZERO)).isFalse();
    held.task().run();
    assertThat(bus.awaitIdle(PATIENCE)).isTrue();
  }

  @Test
  void keepsTheRowUntilAllThatFollowedIsOver() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    CountDownLatch began = new CountDownLatch(1);
    bus.subscribe(
        Topics.LLM,
        Subscription.of(false),
        message -> {
          began.countDown();
          await(mayEnd);
        });
    bus.subscribe(
        Topics.INGRESS,
        Subscription.of(true),
        message -> bus.publish(List.of(new Publication(Topics.LLM, event(message))))); // a child
    publish(Samples.ann("hi"));
    await(began);
    assertThat(rows()).isEqualTo(1);
    mayEnd.countDown();
    assertThat(bus.awaitIdle(PATIENCE)).isTrue();
    assertThat(rows()).isZero();
  }

  @Test
  void bringsWhatWasLeftOverAfterAReopening() throws Exception {
    bus.subscribe(
        Topics.INGRESS, TRIES, failing(new AtomicInteger(99), new OutageException("down")));
    bus.subscribe(Topics.COMMAND, TRIES, failing(new AtomicInteger(99), new OutageException("x")));
    publish(Samples.ann("one"));
    publish(Samples.ann("two"));
    byte[] body = {1, 2, 3};
    bus.republish(new RawMessage(Topics.COMMAND, Map.of("ce-id", "x"), body, "key"));
    later.next();
    later.next();
    reopen();

    BlockingQueue<Inbound> raw = new LinkedBlockingQueue<>();
    bus.subscribe(Topics.INGRESS, Subscription.of(true), this::keep);
    bus.subscribe(Topics.COMMAND, Subscription.of(true), raw::add);
    assertThat(bus.recover()).isEqualTo(3);

    assertThat(List.of(next(), next())).containsExactly(Samples.ann("one"), Samples.ann("two"));
    assertThat(raw.poll(30, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            Inbound.Unreadable.class,
            message -> {
              assertThat(message.body()).isEqualTo(body);
              assertThat(message.attributes()).containsEntry("ce-id", "x");
            });
    assertThat(bus.awaitIdle(PATIENCE)).isTrue();
    assertThat(rows()).isZero();
  }

  @Test
  void keepsWhatNobodyListensTo() {
    bus.subscribe(
        Topics.INGRESS, TRIES, failing(new AtomicInteger(99), new OutageException("down")));
    publish(Samples.ann("one"));
    reopen();
    assertThat(bus.recover()).isZero();
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void finishesWhatIsBeingHandledWhenItCloses() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    bus.subscribe(Topics.LLM, Subscription.of(false), this::keep);
    bus.subscribe(
        Topics.INGRESS,
        Subscription.of(true),
        message -> {
          began.countDown();
          await(mayEnd);
          bus.publish(List.of(new Publication(Topics.LLM, event(message))));
        });
    publish(Samples.ann("hi"));
    await(began);
    Thread closing = Thread.ofVirtual().start(bus::close);
    mayEnd.countDown();
    closing.join();
    assertThat(next()).isEqualTo(Samples.ann("hi"));
    assertThatThrownBy(() -> publish(Samples.ann("late"))).isInstanceOf(OutageException.class);
  }

  @Test
  void handlesNoMoreAtATimeThanItHasLanes() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch three = new CountDownLatch(3);
    CountDownLatch mayEnd = new CountDownLatch(1);
    bus.subscribe(
        Topics.INGRESS,
        Subscription.of(false).withLanes(3),
        message -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          three.countDown();
          await(mayEnd);
          now.decrementAndGet();
          keep(message);
        });
    for (int i = 0; i < 50; i++) publish(Samples.ann("line " + i));
    await(three);
    mayEnd.countDown();
    assertThat(bus.awaitIdle(PATIENCE)).isTrue();
    assertThat(handled).hasSize(50);
    assertThat(most.get()).isEqualTo(3);
  }

  @Test
  void keepsEveryOrderUnderLoadAndLosesNothing() throws Exception {
    int channels = 20;
    int each = 100;
    AtomicInteger calls = new AtomicInteger();
    Map<String, List<String>> seen = new ConcurrentHashMap<>();
    bus.subscribe(
        Topics.INGRESS,
        Subscription.of(true),
        message -> {
          Event event = event(message);
          if (calls.incrementAndGet() % 7 == 0) throw new IllegalStateException("now and then");
          seen.computeIfAbsent(event.origin().channel() + "", c -> new ArrayList<>())
              .add(event.text());
        });
    Thread pump = Thread.ofVirtual().start(this::runWhatIsPutOff);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int c = 0; c < channels; c++) {
        String channel = "channel-" + c;
        var _ = threads.submit(() -> publishLines(channel, each));
      }
    }
    assertThat(bus.awaitIdle(PATIENCE)).isTrue();
    pump.interrupt();
    List<String> lines = IntStream.range(0, each).mapToObj(i -> "line " + i).toList();
    assertThat(seen).hasSize(channels);
    assertThat(seen.values()).allSatisfy(texts -> assertThat(texts).isEqualTo(lines));
    assertThat(rows()).isZero();
  }

  private void publishLines(String channel, int count) {
    for (int i = 0; i < count; i++) {
      publish(Samples.api(Samples.Person.ANN, channel, channel + i, "line " + i));
    }
  }

  private void runWhatIsPutOff() {
    try {
      while (true) later.runNext();
    } catch (InterruptedException e) {
      // The test is over.
    }
  }

  private Consumer<Inbound> failing(AtomicInteger left, RuntimeException failure) {
    return message -> {
      if (left.getAndDecrement() > 0) throw failure;
      keep(message);
    };
  }

  private void keep(Inbound message) {
    handled.add(event(message));
  }

  private Event next() throws InterruptedException {
    Event next = handled.poll(30, TimeUnit.SECONDS);
    if (next == null) throw new AssertionError("nothing was handled");
    return next;
  }

  private void publish(Event event) {
    bus.publish(List.of(new Publication(Topics.INGRESS, event)));
  }

  private void reopen() {
    close();
    database = Database.open(file, Database.Sync.NORMAL, new FakeClock());
    bus = new InProcessBus(database, new EventCodec(), new FakeClock(), later);
  }

  /** After everything that was to be written before. */
  private long rows() {
    return database.write(link -> link.number("SELECT count(*) FROM journal", -1));
  }

  private static Event event(Inbound message) {
    return switch (message) {
      case Inbound.Decoded decoded -> decoded.event();
      case Inbound.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
