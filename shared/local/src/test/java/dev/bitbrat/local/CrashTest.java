package dev.bitbrat.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.pipeline.Write.Condition;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies in the middle loses nothing that it accepted. */
final class CrashTest {
  private final Path file;

  CrashTest(@TempDir Path dir) {
    file = dir.resolve("test.db");
  }

  @Test
  void bringsAgainWhatAHaltCutShort() throws Exception {
    Process child = Child.start(Halting.class, file.toString());
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(3);
    assertThat(recovered()).containsExactlyInAnyOrder("blocked", "behind it", "child blocked");
  }

  @Test
  void losesNoAcceptedEventWhenItIsKilled() throws Exception {
    Process child = Child.start(Publishing.class, file.toString());
    int told = 0;
    try (var lines = child.inputReader()) {
      while (told < 300) {
        told = Integer.parseInt(String.valueOf(lines.readLine()));
      }
      child.destroyForcibly();
    }
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();

    recovered();
    try (Database database = open()) {
      SqliteStore store = new SqliteStore(database);
      for (int i = 1; i <= told; i++) {
        assertThat(store.get(answer("event " + i))).as("event " + i).isPresent();
      }
    }
  }

  /** Texts of what the next process gets, each answered in the store. */
  private List<String> recovered() throws InterruptedException {
    Queue<String> texts = new ConcurrentLinkedQueue<>();
    try (Database database = open();
        InProcessBus bus = bus(database)) {
      SqliteStore store = new SqliteStore(database);
      for (String topic : List.of(Topics.INGRESS, Topics.LLM)) {
        bus.subscribe(
            topic,
            Subscription.of(true),
            message -> {
              texts.add(text(message));
              put(store, text(message));
            });
      }
      bus.recover();
      assertThat(bus.awaitIdle(Duration.ofSeconds(60))).isTrue();
      assertThat(database.<Long>write(l -> l.number("SELECT count(*) FROM journal", -1))).isZero();
    }
    return List.copyOf(texts);
  }

  private Database open() {
    return Database.open(file, Database.Sync.NORMAL, new FakeClock());
  }

  private static InProcessBus bus(Database database) {
    return new InProcessBus(database, new EventCodec(), new FakeClock(), Later.system());
  }

  private static void put(SqliteStore store, String text) {
    Write answer = new Write.Put(answer(text), Map.of("text", text), Condition.ANY, null);
    store.commit(List.of(answer));
  }

  private static DocPath answer(String text) {
    return DocPath.of("answers", text);
  }

  private static String text(Inbound message) {
    return switch (message) {
      case Inbound.Decoded decoded -> decoded.event().text();
      case Inbound.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
    };
  }

  private static void publish(InProcessBus bus, Event event) {
    bus.publish(List.of(new Publication(Topics.INGRESS, event)));
  }

  /** Halts while one event is handled, one waits behind it, and the child of a third is handled. */
  static final class Halting {
    private Halting() {}

    public static void main(String[] args) throws Exception {
      Database database = Database.open(Path.of(args[0]), Database.Sync.NORMAL, new FakeClock());
      InProcessBus bus = bus(database);
      CountDownLatch busy = new CountDownLatch(2);
      CountDownLatch never = new CountDownLatch(1);
      bus.subscribe(Topics.LLM, Subscription.of(false), message -> block(busy, never));
      bus.subscribe(
          Topics.INGRESS,
          Subscription.of(true),
          message -> {
            String text = text(message);
            if (text.equals("blocked")) block(busy, never);
            if (text.equals("child blocked")) forward(bus, message);
          });
      publish(bus, Samples.ann("done"));
      publish(bus, Samples.api(Samples.Person.BOB, "other", "m1", "child blocked"));
      publish(bus, Samples.ann("blocked"));
      publish(bus, Samples.ann("behind it"));
      busy.await();
      // After the deletion of what is over, which is lazy.
      database.write(link -> true);
      Runtime.getRuntime().halt(3);
    }

    private static void forward(InProcessBus bus, Inbound message) {
      if (message instanceof Inbound.Decoded decoded) {
        bus.publish(List.of(new Publication(Topics.LLM, decoded.event())));
      }
    }

    private static void block(CountDownLatch busy, CountDownLatch never) {
      busy.countDown();
      try {
        never.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Publishes one event after another and prints how many were accepted, until it is killed. */
  static final class Publishing {
    private Publishing() {}

    public static void main(String[] args) {
      Database database = Database.open(Path.of(args[0]), Database.Sync.NORMAL, new FakeClock());
      SqliteStore store = new SqliteStore(database);
      InProcessBus bus = bus(database);
      bus.subscribe(Topics.INGRESS, Subscription.of(true), m -> put(store, text(m)));
      for (int i = 1; i <= 1_000_000; i++) {
        publish(bus, Samples.ann("event " + i));
        System.out.println(i);
      }
    }
  }
}
