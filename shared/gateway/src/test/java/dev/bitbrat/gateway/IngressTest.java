package dev.bitbrat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.Metrics;
import dev.bitbrat.pipeline.NoSuchTopicException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Publication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IngressTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int FULL = Ingress.MOST + 1;

  private final Bus bus = new Bus();
  private final Semaphore rested = new Semaphore(0);
  private final Ingress ingress = Ingress.start(bus, Metrics.NONE, this::rest);

  @AfterEach
  void close() {
    ingress.close(Duration.ZERO);
  }

  @Test
  void bringsInOrderAndManyAtOnceWhatWaitsMeanwhile() throws Exception {
    hold();
    IntStream.range(1, 1_000).forEach(i -> ingress.accept(event(i)));
    bus.down = false;
    assertThat(ingress.drain(PATIENCE)).isTrue();
    assertThat(bus.taken).isEqualTo(ids(0, 1_000));
    assertThat(bus.calls).as("sizes of the calls").containsExactly(1, 200, 200, 200, 200, 199);
  }

  @Test
  void aBatchThatFailedHalfWayComesAgainWhole() throws Exception {
    hold();
    IntStream.range(1, 11).forEach(i -> ingress.accept(event(i)));
    bus.failsOnceWith = "e10";
    bus.down = false;
    assertThat(ingress.drain(PATIENCE)).isTrue();
    List<String> expected = new ArrayList<>(ids(0, 4));
    expected.addAll(ids(1, 11));
    assertThat(bus.taken)
        .as("whoever leaves out what it knows has all, in order")
        .isEqualTo(expected);
  }

  @Test
  void whatIsRefusedForGoodDoesNotKeepTheOthersWaiting() throws Exception {
    hold();
    bus.refused.addAll(List.of("e0", "e57", "e199"));
    IntStream.range(1, 200).forEach(i -> ingress.accept(event(i)));
    bus.down = false;
    assertThat(ingress.drain(PATIENCE)).isTrue();
    List<String> others = new ArrayList<>(ids(0, 200));
    others.removeAll(bus.refused);
    assertThat(bus.taken).isEqualTo(others);
    assertThat(ingress.lost()).isEqualTo(3);
  }

  @Test
  void aTopicThatIsMissingIsWaitedFor() {
    bus.missing = true;
    ingress.accept(event(0));
    rested.acquireUninterruptibly(2);
    bus.missing = false;
    assertThat(ingress.drain(PATIENCE)).isTrue();
    assertThat(bus.taken).containsExactly("e0");
    assertThat(ingress.lost()).isZero();
  }

  @Test
  void whoeverHearsWaitsWhileTooManyWaitWhateverInterruptsIt() throws Exception {
    fill();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread hearing =
        Thread.ofPlatform()
            .start(
                () -> {
                  ingress.accept(event(FULL));
                  interrupted.complete(Thread.currentThread().isInterrupted());
                });
    awaitWaiting(hearing);
    hearing.interrupt();
    rested.acquireUninterruptibly(2);
    assertThat(interrupted).isNotDone();
    assertThat(ingress.waiting()).isEqualTo(FULL + 1);
    bus.down = false;
    assertThat(interrupted.get(20, TimeUnit.SECONDS)).as("still knows of it").isTrue();
    assertThat(ingress.drain(PATIENCE)).isTrue();
    assertThat(bus.taken).isEqualTo(ids(0, FULL + 1));
  }

  @Test
  void countsEveryEventThatItGivesUpAtTheEnd() throws Exception {
    fill();
    Thread hearing = Thread.ofPlatform().start(() -> ingress.accept(event(FULL)));
    awaitWaiting(hearing);
    ingress.close(Duration.ofMillis(1));
    assertThat(hearing.join(PATIENCE)).as("it does not wait for ever").isTrue();
    ingress.accept(event(FULL + 1));
    assertThat(ingress.lost()).isEqualTo(FULL + 2);
    assertThat(ingress.waiting()).isZero();
    assertThat(bus.taken).isEmpty();
  }

  @Test
  void bringsTheRestBeforeItEnds() {
    bus.down = true;
    ingress.accept(event(0));
    rested.acquireUninterruptibly(1);
    bus.down = false;
    ingress.close(PATIENCE);
    assertThat(bus.taken).containsExactly("e0");
    assertThat(ingress.lost()).isZero();
  }

  /** The first event is under way and does not get through. */
  private void hold() throws InterruptedException {
    bus.down = true;
    ingress.accept(event(0));
    assertThat(bus.tried.poll(20, TimeUnit.SECONDS)).isEqualTo(1);
  }

  /** So full that the next must wait. */
  private void fill() throws InterruptedException {
    hold();
    IntStream.range(1, FULL).forEach(i -> ingress.accept(event(i)));
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) Thread.onSpinWait();
  }

  private void rest(Duration duration) throws InterruptedException {
    rested.release();
    TimeUnit.MILLISECONDS.sleep(1);
  }

  private static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "e" + i).toList();
  }

  private static Event event(int number) {
    return Event.of("chat.message.v1", "e" + number).build();
  }

  /** Can be down, take a part before it fails, and refuse some for good. */
  private static final class Bus implements EventBus {
    final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    final List<Integer> calls = Collections.synchronizedList(new ArrayList<>());
    final LinkedBlockingQueue<Integer> tried = new LinkedBlockingQueue<>();
    final Set<String> refused = new HashSet<>();
    volatile boolean down;
    volatile boolean missing;
    volatile String failsOnceWith = "";

    @Override
    public void publish(List<Publication> publications) {
      tried.add(publications.size());
      if (missing) throw new NoSuchTopicException("as the test asked for");
      List<String> ids = publications.stream().map(p -> p.event().correlationId()).toList();
      if (down) throw new OutageException("as the test asked for");
      if (ids.contains(failsOnceWith)) {
        failsOnceWith = "";
        taken.addAll(ids.subList(0, 3));
        throw new OutageException("as the test asked for");
      }
      if (ids.stream().anyMatch(refused::contains)) throw new IllegalStateException("never");
      taken.addAll(ids);
      calls.add(ids.size());
    }

    @Override
    public void republish(RawMessage message) {
      throw new UnsupportedOperationException();
    }
  }
}
