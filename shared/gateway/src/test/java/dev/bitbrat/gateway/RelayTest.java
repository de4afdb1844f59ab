package dev.bitbrat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.OutageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelayTest {
  private final List<String> taken = Collections.synchronizedList(new ArrayList<>());

  @Test
  void handsOnInOrderWhatThereIsBeforeItEnds() {
    Relay relay = Relay.start("test", event -> taken.add(event.correlationId()));
    IntStream.range(0, 100).forEach(i -> relay.put(event(i)));
    relay.close(Duration.ofSeconds(10));
    assertThat(taken).hasSize(100).startsWith("e0", "e1").endsWith("e98", "e99");
  }

  @Test
  void whatIsRefusedForGoodDoesNotKeepTheOthersWaiting() {
    Relay relay =
        Relay.start(
            "test",
            event -> {
              if (event.correlationId().equals("e0")) throw new IllegalStateException("never");
              taken.add(event.correlationId());
            });
    relay.put(event(0));
    relay.put(event(1));
    relay.close(Duration.ofSeconds(20));
    assertThat(taken).containsExactly("e1");
  }

  @Test
  void endsInTimeWhenNobodyTakesAnything() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Relay relay =
        Relay.start(
            "test",
            event -> {
              asked.countDown();
              throw new OutageException("down");
            });
    relay.put(event(0));
    asked.await();
    relay.close(Duration.ofMillis(10));
    relay.close(Duration.ofMillis(10));
    assertThat(taken).isEmpty();
  }

  @Test
  void anInterruptLosesNothing() {
    Relay relay = Relay.start("test", event -> taken.add(event.correlationId()));
    Thread.currentThread().interrupt();
    relay.put(event(0));
    assertThat(Thread.interrupted()).isTrue();
    relay.close(Duration.ofSeconds(10));
    assertThat(taken).containsExactly("e0");
  }

  private static Event event(int number) {
    return Event.of("chat.message.v1", "e" + number).build();
  }
}
