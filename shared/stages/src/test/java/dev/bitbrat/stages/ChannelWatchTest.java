package dev.bitbrat.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.behaviours.BotEngine;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChannelWatchTest {
  private final FakeStore store = new FakeStore();
  private final FakeClock clock = new FakeClock();
  private ChannelWatch watch = start();

  /** As after a cold start: only the store is left. */
  private ChannelWatch start() {
    return new ChannelWatch(
        Ports.of(store, new FakeEventBus(new EventCodec()), new EventCodec(), clock));
  }

  private static BotEngine engine(String trigger, Map<String, ?> properties) {
    Map<String, @Nullable Object> behaviour =
        Tree.mapOf(
            Map.of(
                "uuid", Ids.derive("test", trigger),
                "name", trigger,
                "triggers",
                    List.of(
                        Map.of(
                            "implementation",
                            trigger,
                            "uuid",
                            Ids.derive("test", "t" + trigger),
                            "properties",
                            properties)),
                "conditions", List.of(),
                "actions", List.of()));
    BotConfig.Read read =
        BotConfig.read(Tree.mapOf(Map.of("name", "b", "behaviours", List.of(behaviour))));
    assertThat(read.findings()).isEmpty();
    return new BotEngine(read.config());
  }

  private static final BotEngine GREETER = engine("chat.startedChatting", Map.of("idle", "1h"));
  private static final BotEngine TIMER =
      engine("schedule.whilstLive", Map.of("every", "20m", "minMessages", 1L));

  private Event line(String login, String id) {
    return event(id)
        .identity(
            new Identity(
                new Identity.External(login, "twitch", login, login, List.of()),
                null,
                null,
                Map.of()))
        .message(Message.user(id, "hi"))
        .build();
  }

  private Event happening(String kind, String id) {
    return event(id)
        .externalEvent(new ExternalEvent(id, "twitch", kind, null, null, Map.of(), null, Map.of()))
        .build();
  }

  private Event.Builder event(String id) {
    return Event.of("test.v1", Ids.correlation("twitch", "test", id))
        .origin(Origin.of(clock.instant(), "twitch", "burgeroni"))
        .metadata(Map.of("bot", "b", "bundle", "h1"));
  }

  private @Nullable Object silence(Event line) {
    Event noted = watch.observe(line, GREETER).event();
    return Tree.map(noted.metadata(), "activity").get("silence");
  }

  private Map<String, @Nullable Object> stream(Event event) {
    return Tree.map(watch.observe(event, GREETER).event().metadata(), "stream");
  }

  private int timers() {
    return store.find(Query.all("timers", 10)).size();
  }

  @Test
  void aSilenceIsTheSameWhenItsLineComesAgain() {
    assertThat(silence(line("ann", "1"))).isEqualTo("never");
    assertThat(silence(line("ann", "1"))).isEqualTo("never");
    clock.advance(Duration.ofMinutes(61));
    assertThat(silence(line("ann", "2"))).isEqualTo("PT1H1M");
    watch = start();
    assertThat(silence(line("ann", "2"))).isEqualTo("PT1H1M");
    assertThat(silence(line("bob", "3"))).isEqualTo("never");
  }

  @Test
  void chatterIsWrittenAtMostEveryTenMinutes() {
    silence(line("ann", "1"));
    String written = store.content().toString();
    for (int minute = 1; minute < 10; minute++) {
      clock.advance(Duration.ofMinutes(1));
      assertThat(silence(line("ann", "m" + minute))).isEqualTo("PT1M");
    }
    assertThat(store.content()).hasToString(written);
    clock.advance(Duration.ofMinutes(1));
    silence(line("ann", "2"));
    assertThat(store.content().toString()).isNotEqualTo(written);
  }

  @Test
  void whoReactsToAStreamThatEndsStillSeesItLive() {
    assertThat(stream(happening("stream.online", "s1")))
        .containsEntry("live", true)
        .containsEntry("offlineFor", null);
    clock.advance(Duration.ofHours(1));
    assertThat(stream(happening("stream.offline", "s2"))).containsEntry("live", true);
    clock.advance(Duration.ofMinutes(4));
    assertThat(stream(happening("stream.online", "s3")))
        .containsEntry("live", true)
        .containsEntry("offlineFor", "PT4M");
  }

  @Test
  void aSecondEndDoesNotBeginTheSilenceAnew() {
    stream(happening("stream.online", "s1"));
    stream(happening("stream.offline", "s2"));
    clock.advance(Duration.ofMinutes(9));
    stream(happening("stream.offline", "s3"));
    clock.advance(Duration.ofMinutes(1));
    assertThat(stream(happening("stream.online", "s4"))).containsEntry("offlineFor", "PT10M");
  }

  @Test
  void aLateRedeliveryDoesNotTurnTheStreamOnAgain() {
    Event online = happening("stream.online", "s1");
    stream(online);
    stream(happening("stream.offline", "s2"));
    stream(online);
    assertThat(store.find(Query.all("bots/b/streams", 10)))
        .singleElement()
        .satisfies(doc -> assertThat(doc.fields()).containsEntry("live", false));
  }

  @Test
  void anEndThatANewBeginningOvertookDoesNotTurnTheStreamOff() {
    stream(happening("stream.online", "s1"));
    clock.advance(Duration.ofHours(1));
    Event offline = happening("stream.offline", "s2");
    clock.advance(Duration.ofSeconds(5));
    stream(happening("stream.online", "s3"));
    clock.advance(Duration.ofSeconds(5));
    stream(happening("stream.offline", "s4"));
    clock.advance(Duration.ofSeconds(5));
    stream(happening("stream.online", "s5"));
    stream(offline);
    assertThat(store.find(Query.all("bots/b/streams", 10)))
        .singleElement()
        .satisfies(doc -> assertThat(doc.fields()).containsEntry("live", true));
  }

  @Test
  void aLineThatComesLateDoesNotMakeItsAuthorSilent() {
    silence(line("ann", "1"));
    Event late = line("ann", "2");
    clock.advance(Duration.ofHours(2));
    silence(line("ann", "3"));
    assertThat(silence(late)).isEqualTo("PT0S");
    clock.advance(Duration.ofMinutes(1));
    assertThat(silence(line("ann", "4"))).isEqualTo("PT1M");
  }

  @Test
  void aScheduleThatIsPutInForceDuringAStreamStartsWithTheNextLine() {
    watch.observe(happening("stream.online", "s1"), GREETER);
    assertThat(timers()).isZero();
    Event line = line("ann", "1").with().metadata("bundle", "h2").build();
    watch.observe(line, TIMER);
    assertThat(timers()).isEqualTo(1);
  }

  @Test
  void aScheduleWaitsForItsStream() {
    watch.observe(line("ann", "1"), TIMER);
    assertThat(timers()).isZero();
    assertThat(wakes(happening("stream.online", "s1"), TIMER))
        .containsExactly(Ticks.LIVE, Ticks.WAKE);
    assertThat(timers()).isEqualTo(1);
  }

  @Test
  void tellsOfEveryStreamThatBeginsAndOfNothingElse() {
    Event online = happening("stream.online", "s1");
    assertThat(wakes(online, GREETER)).containsExactly(Ticks.LIVE);
    assertThat(watch.observe(online, GREETER).wakes())
        .as("the same when it comes again")
        .isEqualTo(start().observe(online, GREETER).wakes());
    assertThat(store.find(Query.all("bots/b/streams", 10)).getFirst().fields())
        .as("whoever is woken sees who streams")
        .containsEntry("live", true);
    assertThat(wakes(happening("channel.update", "u1"), GREETER)).isEmpty();
    assertThat(wakes(line("ann", "1"), GREETER)).isEmpty();
    assertThat(wakes(happening("stream.offline", "s2"), GREETER)).isEmpty();
  }

  private List<String> wakes(Event event, BotEngine engine) {
    return watch.observe(event, engine).wakes().stream().map(p -> p.event().type()).toList();
  }
}
