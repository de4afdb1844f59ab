package dev.bitbrat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.Publication;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FakeEventBusTest implements EventBusContract {
  @Override
  public Harness harness() {
    return new FakeHarness();
  }

  @Test
  void bringsEverythingTwiceWhenTold() {
    List<Inbound> handled = new ArrayList<>();
    FakeEventBus bus = new FakeEventBus(new EventCodec()).deliverTwice();
    bus.subscribe(Topics.LLM, handled::add);
    bus.publish(List.of(new Publication(Topics.LLM, Samples.ann("hi"))));
    bus.drain();
    assertThat(handled).hasSize(2);
  }

  @Test
  void mixesWhatHasNoCommonKeyOnly() {
    List<Event> unkeyed = new ArrayList<>();
    List<Event> keyed = new ArrayList<>();
    FakeEventBus bus = new FakeEventBus(new EventCodec()).mix(new Random(7));
    bus.subscribe(Topics.LLM, m -> unkeyed.add(Inbox.event(m)));
    bus.subscribe(Topics.COMMAND, m -> keyed.add(Inbox.event(m)));
    List<Event> sent = IntStream.range(0, 20).mapToObj(i -> Samples.ann("line " + i)).toList();
    for (Event event : sent) {
      bus.publish(
          List.of(new Publication(Topics.LLM, event), new Publication(Topics.COMMAND, event)));
    }
    bus.drain();
    assertThat(unkeyed).isNotEqualTo(sent).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(keyed).isEqualTo(sent);
  }

  /** Hands out in the test's own thread, hence nothing in parallel. */
  private static final class FakeHarness implements Harness {
    private final Codec codec = new EventCodec();
    private final FakeEventBus bus = new FakeEventBus(codec);
    private final Set<String> topics = new HashSet<>();

    @Override
    public EventBus bus() {
      return bus.topics(topics);
    }

    @Override
    public Codec codec() {
      return codec;
    }

    @Override
    public void subscribe(String topic, Options options, Consumer<Inbound> handler) {
      topics.add(topic);
      bus.subscribe(topic, options.maxAttempts(), options.deadLetters(), handler);
    }

    @Override
    public EventBus unreachable() {
      return new FakeEventBus(codec).down();
    }

    @Override
    public Set<Feature> features() {
      return EnumSet.complementOf(EnumSet.of(Feature.PARALLEL));
    }

    @Override
    public void deliver() {
      bus.drain();
    }

    @Override
    public void close() {}
  }
}
