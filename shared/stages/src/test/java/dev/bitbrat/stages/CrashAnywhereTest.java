package dev.bitbrat.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.json.StrictJson;
import dev.bitbrat.pipeline.Attributes;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.PipelineRunner;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.pipeline.Sessions;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.pipeline.StageRunner;
import dev.bitbrat.stages.Chaos.Fate;
import dev.bitbrat.stages.Chaos.Run;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakePlatform;
import dev.bitbrat.testkit.FakeStore;
import dev.bitbrat.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Processes die and ports fail at any call, messages come twice, late and in any order, several
 * deliveries of one event are handled at once: still every event ends, and nobody is answered
 * twice.
 */
class CrashAnywhereTest {
  private static final int SEEDS = 60;
  private static final String SASS = "5eed0001-0000-4000-8000-000000000001";
  private static final List<String> STORY = List.of("once", "upon", "a time");

  @ParameterizedTest
  @CsvSource({"false, false", "true, false", "false, true", "true, true"})
  void everyEventEndsAndNobodyIsAnsweredTwice(boolean fused, boolean pushes) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      World world = new World(seed, fused, pushes);
      world.run();
      world.check();
    }
  }

  @Test
  void aCalmWorldAnswersEverything() {
    World world = new World(0, false, false);
    world.trouble = 0;
    world.run();
    world.check();
    assertThat(world.unknown()).isZero();
    assertThat(world.twitch.texts()).hasSize(5 + STORY.size());
  }

  private static final class World implements EventBus {
    private final EventCodec codec = new EventCodec();
    private final FakeStore store = new FakeStore();
    private final FakeClock clock = new FakeClock();
    private final FakePlatform twitch = new FakePlatform("twitch");
    private final Set<String> told = new HashSet<>();
    private final List<Publication> waiting = new ArrayList<>();
    private final Map<Run, Publication> running = new LinkedHashMap<>();
    private final List<Event> accepted = new ArrayList<>();
    private final String story;
    private final Random random;
    private final boolean fused;
    private final boolean pushes;
    private Map<String, Consumer<Inbound>> handlers;
    private int trouble = 400;
    private int troubles;

    World(int seed, boolean fused, boolean pushes) {
      this.story = "seed " + seed + (fused ? ", fused" : ", split") + (pushes ? ", pushes" : "");
      this.random = new Random(seed);
      this.fused = fused;
      this.pushes = pushes;
      this.handlers = startProcesses();
      push(0);
      for (int i = 0; i < 4; i++) accept(Samples.twitch(Samples.Person.MIA, "t" + i, "!sass"));
      accept(Samples.twitch(Samples.Person.ANN, "t8", "hello bot"));
      accept(Samples.twitch(Samples.Person.ANN, "t9", "good evening"));
      accept(Samples.twitch(Samples.Person.ANN, "t7", "!story"));
      for (int i = 0; i < 3; i++) accept(api("a" + i, "!sass"));
      accept(api("a8", "hello bot"));
      accept(api("a9", "good evening"));
    }

    /** As the api makes it: it names the token's bot. */
    private static Event api(String id, String text) {
      return Samples.api(Samples.Person.BEN, "s", id, text).with().metadata("bot", "b").build();
    }

    private void accept(Event event) {
      accepted.add(event);
      publish(List.of(new Publication(Topics.INGRESS, event)));
    }

    @Override
    public void publish(List<Publication> publications) {
      for (Publication publication : publications) {
        waiting.add(publication);
        if (trouble > 0 && random.nextInt(5) == 0) waiting.add(publication);
      }
    }

    @Override
    public void republish(RawMessage message) {
      throw new UnsupportedOperationException();
    }

    void run() {
      for (int step = 0; !waiting.isEmpty() || !running.isEmpty(); step++) {
        assertThat(step).as(story).isLessThan(100_000);
        clock.advance(Duration.ofMillis(random.nextInt(4_000)));
        if (pushes && trouble > 0 && random.nextInt(20) == 0) push(random.nextInt(3));
        boolean begin = running.isEmpty() || (running.size() < 4 && random.nextInt(4) == 0);
        if (begin && !waiting.isEmpty()) begin();
        else goOn();
      }
    }

    private void begin() {
      Publication next = waiting.remove(random.nextInt(waiting.size()));
      Inbound inbound = inbound(next);
      Consumer<Inbound> handler = handlers.get(next.topic());
      if (handler == null) throw new AssertionError("nobody reads " + next.topic());
      running.put(Run.start(() -> handler.accept(inbound)), next);
    }

    private Inbound inbound(Publication publication) {
      return switch (codec.decode(codec.encode(publication.event()))) {
        case Codec.Decoded.Ok(Event event) ->
            new Inbound.Decoded(
                publication.topic(), event, Attributes.of(publication, clock.instant()));
        case Codec.Decoded.Malformed(String reason) -> throw new AssertionError(reason);
      };
    }

    private void goOn() {
      List<Run> all = List.copyOf(running.keySet());
      Run run = all.get(random.nextInt(all.size()));
      if (!run.goOn(fate())) return;
      Publication message = running.remove(run);
      run.surprise()
          .ifPresent(
              e -> {
                throw new AssertionError(story, e);
              });
      boolean again = !run.succeeded() || (trouble > 0 && random.nextInt(10) == 0);
      if (again) waiting.add(message);
      if (run.died()) handlers = startProcesses();
    }

    private Fate fate() {
      if (trouble == 0) return Fate.GO_ON;
      trouble--;
      Fate fate =
          switch (random.nextInt(20)) {
            case 0 -> Fate.DIE;
            case 1 -> Fate.OUTAGE;
            default -> Fate.GO_ON;
          };
      if (fate != Fate.GO_ON) troubles++;
      return fate;
    }

    /** With pushes: another behaviour, a rule in its stead, or nothing of both. */
    private void push(int variant) {
      String text = variant == 2 ? "{\"name\": \"b\"}" : bundle(variant);
      new BundleStore(store).push("b", "h" + variant, List.of(text), List.of());
    }

    private static String bundle(int variant) {
      String behaviour =
          """
          {"uuid": "5eed0001-0000-4000-8000-000000000001", "name": "sass", "active": true,
           "triggers": [{"implementation": "chat.command", "properties": {"text": "sass"},
             "uuid": "5eed0001-0000-4000-8000-000000000002"}], "conditions": [],
           "actions": [{"implementation": "reply", "properties": {"message": "foolish Ben"},
             "uuid": "5eed0001-0000-4000-8000-000000000003"}]},
          {"uuid": "5eed0001-0000-4000-8000-000000000004", "name": "story", "active": true,
           "triggers": [{"implementation": "chat.command", "properties": {"text": "story"},
             "uuid": "5eed0001-0000-4000-8000-000000000005"}], "conditions": [],
           "actions": [{"implementation": "reply",
             "properties": {"message": "once|upon|a time", "split": true},
             "uuid": "5eed0001-0000-4000-8000-000000000006"}]}\
          """;
      String rule =
          """
          {"id": "sass", "enabled": true, "priority": 10,
           "logic": {"==": [{"var": "message.text"}, "!sass"]}, "routingSlip": [],
           "enrichments": {"candidates": [{"text": "a rule says so"}]}}\
          """;
      String greet =
          """
          {"id": "greet", "enabled": true, "priority": 20,
           "logic": {"==": [{"var": "message.text"}, "hello bot"]}, "routingSlip": [],
           "enrichments": {"candidates": [{"text": "Hello {{user.displayName}}!"}]}}\
          """;
      return variant == 0
          ? "{\"name\": \"b\", \"behaviours\": [%s], \"rules\": [%s]}".formatted(behaviour, greet)
          : "{\"name\": \"b\", \"rules\": [%s, %s]}".formatted(rule, greet);
    }

    private Map<String, Consumer<Inbound>> startProcesses() {
      Ports ports =
          Ports.of(new Chaos.ChaoticStore(store), new Chaos.ChaoticBus(this), codec, clock)
              .withOutcomes((event, end) -> told.add(event.key()));
      Map<String, Stage> stages = stages(ports);
      Map<String, Consumer<Inbound>> handlers = new HashMap<>();
      PipelineRunner all = new PipelineRunner(stages, ports);
      stages.forEach(
          (topic, stage) ->
              handlers.put(topic, fused ? all::run : new StageRunner(stage, ports)::run));
      return handlers;
    }

    private Map<String, Stage> stages(Ports ports) {
      Platforms outputs = Platforms.of(Map.of("twitch", new Chaos.ChaoticPlatform(twitch)));
      return Map.of(
          Topics.INGRESS, new AuthStage(new Users(ports.store(), clock)),
          Topics.ENRICHED, RouterStage.of(ports, new StrictJson()),
          Topics.COMMAND, Alone.behaviours(ports),
          Topics.EGRESS, EgressStage.of(ports, outputs, Duration.ofSeconds(90)),
          Topics.FINALIZE, PersistenceStage.of(ports));
    }

    void check() {
      for (Event event : accepted) {
        // Told, unless its process died right after the record was sent to be kept.
        boolean ended = told.contains(event.key()) || !outcome(event).equals("none");
        assertThat(ended).as("%s: %s ends", story, event.key()).isTrue();
      }
      accepted.stream()
          .filter(e -> isFrom(e, "twitch") && !e.text().equals("!story"))
          .forEach(this::checkRecord);
      checkParts();
      checkSession();
      assertThat(unknown()).as(story).isLessThanOrEqualTo(troubles);
    }

    private void checkRecord(Event event) {
      long sent = twitch.sent().stream().filter(m -> isFor(event, m)).count();
      String outcome = outcome(event);
      String of = story + ": " + event.text() + " " + event.key();
      assertThat(sent).as("%s: nobody is answered twice", of).isLessThanOrEqualTo(1);
      boolean silent = event.text().equals("good evening");
      if (silent) assertThat(outcome).as(of).isEqualTo("none");
      else if (pushes) assertThat(outcome).as(of).isIn("answered", "unknown", "none");
      else assertThat(outcome).as(of).isIn("answered", "unknown");
      if (outcome.equals("answered")) assertThat(sent).as(of).isEqualTo(1);
    }

    /** Some may be missing: whoever died while sending it does not know, and it is not repeated. */
    private void checkParts() {
      List<String> told = twitch.texts().stream().filter(STORY::contains).toList();
      assertThat(told)
          .as("%s: none twice, in order", story)
          .isEqualTo(STORY.stream().filter(told::contains).toList());
      if (troubles == 0) assertThat(told).isEqualTo(STORY);
    }

    private void checkSession() {
      List<Map<String, ?>> rows = new ArrayList<>();
      store.find(Sessions.after("s", 0)).forEach(doc -> rows.add(doc.fields()));
      assertThat(rows)
          .as("%s: one row an api event", story)
          .extracting(row -> String.valueOf(row.get("correlationId")))
          .containsExactlyInAnyOrderElementsOf(
              accepted.stream().filter(e -> isFrom(e, "api")).map(Event::key).toList());
      assertThat(rows)
          .extracting(row -> Tree.number(row, "seq", 0))
          .containsExactly(1L, 2L, 3L, 4L, 5L);
      assertThat(rows)
          .as(story)
          .allSatisfy(
              row ->
                  assertThat(Tree.maps(row, "replies"))
                      .hasSize("answered".equals(row.get("outcome")) ? 1 : 0));
      if (!pushes) assertThat(rows).filteredOn(r -> "answered".equals(r.get("outcome"))).hasSize(4);
    }

    private String outcome(Event event) {
      return store
          .get(Effects.path(event.with().metadata("bot", "b").build()))
          .map(doc -> String.valueOf(doc.fields().get("outcome")))
          .orElse("none");
    }

    long unknown() {
      return store.content().values().stream()
          .filter(fields -> "unknown".equals(fields.get("outcome")))
          .count();
    }

    private static boolean isFor(Event event, Platform.Outgoing message) {
      String parent = "b/" + event.key();
      return message.deliveryId().equals(Ids.derive(parent, "reply"))
          || message.deliveryId().equals(Ids.derive(parent, SASS + "/0"));
    }

    private static boolean isFrom(Event event, String platform) {
      return platform.equals(event.origin().platform());
    }
  }
}
