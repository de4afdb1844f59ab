package dev.bitbrat.platform.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeStore;
import dev.bitbrat.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpillTest {
  final FakeClock clock = new FakeClock();
  final FakeStore store = new FakeStore();
  final EventCodec codec = new EventCodec();
  final FakeEventBus bus = new FakeEventBus(codec);
  final Spill spill = new Spill(store, bus, codec, clock);
  final Webhook webhook = new Webhook(new Plain(), bus, clock, spill);

  @Test
  void asksTheStoreForNothingWhileTheBusTakesTheFirstDelivery() {
    store.down();
    assertThat(deliver("a")).isEqualTo(204);
    assertThat(texts()).containsExactly("a");
  }

  @Test
  void keepsWhatTheBusDoesNotTakeAndThanksForIt() {
    bus.down();
    assertThat(deliver("a")).isEqualTo(204);
    assertThat(store.content()).containsOnlyKeys("spilled/" + id("a"));
  }

  @Test
  void keepsWhatHasNoTopicYet() {
    bus.topics(Set.of());
    assertThat(deliver("a")).isEqualTo(204);
    assertThat(store.content()).hasSize(1);
  }

  @Test
  void refusesWhenBusAndStoreAreDown() {
    bus.down();
    store.down();
    assertThat(deliver("a")).isEqualTo(503);
  }

  @Test
  void findsAgainWhatTheStoreKeptWithoutSayingSo() {
    bus.down();
    store.loseAnswerOnce();
    assertThat(deliver("a")).isEqualTo(503);
    bus.up();
    deliver("b");
    assertThat(texts()).containsExactly("a", "b");
  }

  @Test
  void thanksForNothingThatTheStoreDidNotKeep() {
    bus.down();
    store.conflictOnce();
    assertThat(deliver("a")).isEqualTo(503);
    assertThat(store.content()).isEmpty();
  }

  /** For example because the function has no right to use it. */
  @Test
  void takesADeliveryAlthoughTheStoreCannotBeUsedAtAll() {
    Spill without = new Spill(new Forbidden(), bus, codec, clock);
    Webhook with = new Webhook(new Plain(), bus, clock, without);
    for (int i = 0; i < 3; i++) {
      assertThat(with.handle(request("m" + i)).status()).isEqualTo(204);
    }
  }

  @Test
  void publishesWhatWaitsBeforeTheNextDeliveryThatTheBusTakes() {
    bus.down();
    deliver("a");
    clock.advance(Duration.ofSeconds(1));
    deliver("b");
    bus.up();
    assertThat(deliver("c")).isEqualTo(204);

    assertThat(texts()).containsExactly("a", "b", "c");
    assertThat(store.content()).isEmpty();
  }

  @Test
  void givesTheEventOnAsItCameIn() {
    bus.down();
    deliver("a");
    bus.up();
    spill.drain(10);
    assertThat(bus.events(Topics.INGRESS)).containsExactly(event("a"));
  }

  @Test
  void keepsADeliveryThatCameTwiceOnce() {
    bus.down();
    deliver("a");
    deliver("a");
    assertThat(store.content()).hasSize(1);
  }

  @Test
  void findsWhatAnInstanceBeforeItLeft() {
    bus.down();
    deliver("a");
    bus.up();
    Webhook next = new Webhook(new Plain(), bus, clock, new Spill(store, bus, codec, clock));
    next.handle(request("b"));
    next.handle(request("c"));

    assertThat(texts()).containsExactly("b", "c", "a");
    int reads = store.reads();
    next.handle(request("d"));
    assertThat(store.reads()).isEqualTo(reads);
  }

  /** Whoever dies between publishing and deleting leaves the document behind. */
  @Test
  void publishesTheSameAgainIfNobodyKnowsThatItWasDeleted() {
    bus.down();
    deliver("a");
    DocPath path = DocPath.of("spilled", id("a"));
    Doc waiting = store.get(path).orElseThrow();
    bus.up();
    spill.drain(10);
    store.commit(List.of(new Write.Put(path, waiting.fields(), Write.Condition.ANY, null)));
    spill.drain(10);

    List<Event> events = bus.events(Topics.INGRESS);
    assertThat(events).hasSize(2);
    assertThat(events.getFirst()).isEqualTo(events.getLast());
    assertThat(bus.publications().getFirst().id()).isEqualTo(bus.publications().getLast().id());
    assertThat(store.content()).isEmpty();
  }

  @Test
  void keepsWhatTheBusRefusesWhileItDrains() {
    bus.down();
    deliver("a");
    assertThatThrownBy(() -> spill.drain(10)).isInstanceOf(OutageException.class);
    assertThat(store.content()).hasSize(1);

    bus.up();
    assertThat(spill.drain(10)).isEqualTo(1);
    assertThat(texts()).containsExactly("a");
  }

  @Test
  void takesADeliveryAlthoughTheStoreIsDownForWhatWaits() {
    bus.down();
    deliver("a");
    bus.up();
    store.down();
    assertThat(deliver("b")).isEqualTo(204);
    store.up();
    assertThat(deliver("c")).isEqualTo(204);
    assertThat(texts()).containsExactly("b", "c");
    clock.advance(Spill.PAUSE);
    assertThat(deliver("d")).isEqualTo(204);

    assertThat(texts()).containsExactly("b", "c", "a", "d");
    assertThat(store.content()).isEmpty();
  }

  /** The delivery at hand is then the last of what waits. */
  @Test
  void makesUpForNoMoreThanABatchWithADeliveryAndKeepsTheOrder() {
    bus.down();
    List<String> said = new ArrayList<>();
    for (int i = 0; i < Spill.BATCH + 10; i++) {
      said.add("m" + i);
      deliver("m" + i);
      clock.advance(Duration.ofMillis(1));
    }
    bus.up();
    deliver("a");
    assertThat(store.content()).hasSize(11);
    deliver("b");
    assertThat(store.content()).isEmpty();
    said.addAll(List.of("a", "b"));
    assertThat(texts()).isEqualTo(said);
  }

  @Test
  void sweepsAllThatWaitsWithoutAnyDelivery() {
    bus.down();
    for (int i = 0; i < Spill.BATCH + 10; i++) deliver("m" + i);
    Spill other = new Spill(store, bus, codec, clock);
    assertThat(other.sweep()).isTrue();
    bus.up();
    assertThat(other.sweep()).isFalse();
    assertThat(texts()).hasSize(Spill.BATCH + 10);
    assertThat(store.content()).isEmpty();
  }

  @Test
  void asksForTheNextSweepWhileMoreWaitsThanOneTakes() {
    bus.down();
    for (int i = 0; i < Spill.BATCH * Spill.SWEPT + 1; i++) deliver("m" + i);
    bus.up();
    assertThat(spill.sweep()).isTrue();
    assertThat(spill.sweep()).isFalse();
  }

  @Test
  void asksForTheNextSweepWhenTheStoreIsDown() {
    store.down();
    assertThat(spill.sweep()).isTrue();
  }

  @Test
  void drainsNoMoreThanItIsTold() {
    bus.down();
    for (int i = 0; i < 5; i++) deliver("m" + i);
    bus.up();
    assertThat(spill.drain(3)).isEqualTo(3);
    assertThat(spill.drain(3)).isEqualTo(2);
    assertThat(spill.drain(3)).isZero();
  }

  @Test
  void dropsWhatNobodyWaitsForAnyMore() {
    bus.down();
    deliver("a");
    clock.advance(Spill.KEPT.plusSeconds(1));
    deliver("b");
    bus.up();
    spill.drain(10);
    assertThat(texts()).containsExactly("b");
    assertThat(store.content()).isEmpty();
  }

  @Test
  void isNotBlockedByWhatIsNoEvent() {
    store.commit(
        List.of(
            new Write.Put(
                DocPath.of("spilled", "x"),
                Map.of("at", clock.instant().toEpochMilli(), "event", "{"),
                Write.Condition.ANY,
                null)));
    bus.down();
    deliver("a");
    bus.up();
    spill.drain(10);
    assertThat(texts()).containsExactly("a");
    assertThat(store.content()).isEmpty();
  }

  private List<String> texts() {
    return bus.events(Topics.INGRESS).stream().map(Event::text).toList();
  }

  private int deliver(String id) {
    return webhook.handle(request(id)).status();
  }

  private static WebRequest request(String id) {
    return new WebRequest(
        "POST",
        "/",
        Map.of(),
        Map.of("content-type", List.of("text/plain")),
        id.getBytes(StandardCharsets.UTF_8),
        "127.0.0.1");
  }

  private static String id(String text) {
    return Ids.correlation("plain", "chat", text);
  }

  private static Event event(String text) {
    return Event.of("chat.message.v1", id(text)).message(Message.user(text, text)).build();
  }

  private static final class Forbidden implements Store {
    @Override
    public Optional<Doc> get(DocPath path) {
      throw refusal();
    }

    @Override
    public List<Doc> getAll(List<DocPath> paths) {
      throw refusal();
    }

    @Override
    public List<Doc> find(Query query) {
      throw refusal();
    }

    @Override
    public Committed commit(List<Write> writes) {
      throw refusal();
    }

    private static IllegalStateException refusal() {
      return new IllegalStateException("no right to use it");
    }
  }

  /** Believes everybody; the body is a message's id and text. */
  private record Plain() implements Protocol {
    @Override
    public String platform() {
      return "Plain";
    }

    @Override
    public int mostBytes() {
      return 100;
    }

    @Override
    public String contentType() {
      return "text/plain";
    }

    @Override
    public Verdict judge(WebRequest request, Instant now) {
      return new Verdict.Genuine();
    }

    @Override
    public Taken take(WebRequest request, Instant now) {
      return Taken.of(event(request.text()));
    }
  }
}
