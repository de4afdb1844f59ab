package dev.bitbrat.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.json.StrictJson;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Fetch;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.StageRunner;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.stages.BehavioursStage;
import dev.bitbrat.stages.BotDirectory;
import dev.bitbrat.stages.BundleStore;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Fifty people at once change the same value: every change counts, and counts once. */
interface ParallelWrites {
  int PEOPLE = 50;
  String BUNDLE =
      """
      {"name": "b",
       "documents": [
         {"kind": "DataStore", "name": "falls", "implementation": "store.single",
          "uuid": "5eed0005-0000-4000-8000-000000000001", "datatype": "number",
          "properties": {"default": 2}},
         {"kind": "DataStore", "name": "quotes", "implementation": "store.list",
          "uuid": "5eed0005-0000-4000-8000-000000000002", "properties": {"unique": true}}],
       "behaviours": [
         {"uuid": "5eed0005-0000-4000-8000-000000000003", "name": "fall",
          "triggers": [{"implementation": "chat.command", "properties": {"text": "fall"},
            "uuid": "5eed0005-0000-4000-8000-000000000004"}],
          "actions": [{"implementation": "datastore.increment",
            "properties": {"datastore": "falls"},
            "uuid": "5eed0005-0000-4000-8000-000000000005"}]},
         {"uuid": "5eed0005-0000-4000-8000-000000000006", "name": "quote",
          "triggers": [{"implementation": "chat.command", "properties": {"text": "quote"},
            "uuid": "5eed0005-0000-4000-8000-000000000007"}],
          "actions": [{"implementation": "datastore.append",
            "properties": {"datastore": "quotes", "value": "${args}"},
            "uuid": "5eed0005-0000-4000-8000-000000000008"}]}]}
      """;

  /** An empty one. */
  Store store();

  @Test
  default void fiftyIncrementsAtOnceAreFifty() throws Exception {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++)
      events.add(planned("counting", Samples.twitch(Samples.Person.MIA, "fall" + i, "!fall")));
    runAtOnce("counting", events);
    assertThat(store().get(DocPath.of("bots", "counting", "data", "falls")))
        .map(Doc::fields)
        .hasValueSatisfying(falls -> assertThat(falls).containsEntry("value", 52L));
  }

  @Test
  default void fiftyAdditionsAtOnceGetFiftyNumbers() throws Exception {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) events.add(planned("adding", Samples.mia("!quote q" + i)));
    for (int i = 0; i < PEOPLE; i++)
      events.add(planned("adding", Samples.twitch(Samples.Person.ANN, "again" + i, "!quote q0")));
    runAtOnce("adding", events);
    List<Long> numbers =
        store().find(Query.all("bots/adding/data/quotes/records", 10)).stream()
            .flatMap(doc -> Tree.maps(doc.fields(), "records").stream())
            .map(quote -> Tree.number(quote, "number", 0))
            .toList();
    assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, PEOPLE).boxed().toList());
  }

  private static Event planned(String bot, Event event) {
    return event
        .with()
        .metadata("bot", bot)
        .metadata("bundle", "bundle")
        .routingSlip(List.of(RoutingStep.pending("behaviours", Topics.COMMAND)))
        .build();
  }

  private void runAtOnce(String bot, List<Event> events) throws Exception {
    new BundleStore(store()).push(bot, "bundle", List.of(BUNDLE), List.of());
    FakeClock clock = new FakeClock();
    EventCodec codec = new EventCodec();
    FakeEventBus bus = new FakeEventBus(codec);
    bus.subscribe(Topics.EGRESS, inbound -> {});
    Ports ports = Ports.of(store(), bus, codec, clock);
    StageRunner runner =
        new StageRunner(
            BehavioursStage.of(
                ports,
                new StrictJson(),
                new BotDirectory(store(), clock),
                Platforms.of(Map.of()),
                request -> new Fetch.Fetched.Failed("nothing is out there")),
            ports);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (Event event : events) all.add(threads.submit(() -> deliver(runner, event)));
      for (Future<?> one : all) one.get();
    }
  }

  /** As a bus does: again until it is taken. */
  private static void deliver(StageRunner runner, Event event) {
    for (int delivery = 1; ; delivery++) {
      try {
        runner.run(new Inbound.Decoded(Topics.COMMAND, event, Map.of()));
        return;
      } catch (OutageException e) {
        if (delivery == 100) throw e;
      }
    }
  }
}
