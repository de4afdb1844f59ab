package dev.bitbrat.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.StrictJson;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.stages.Publisher.Published;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublisherTest {
  private final FakeStore store = new FakeStore();
  private final FakeClock clock = new FakeClock();
  private final Publisher publisher = new Publisher(store, new StrictJson(), clock);

  private static String bundle(String... behaviours) {
    return "{\"behaviours\":[" + String.join(",", behaviours) + "],\"name\":\"b\"}";
  }

  /** A behaviour that answers to a command. */
  private static String command(int number, String name, String metadata) {
    String uuid = "\"5eed0001-0000-4000-8000-0000000000%d%d\"";
    return """
    {"uuid": %s, "name": "%s-%d", "active": true, "metadata": %s,
     "triggers": [{"implementation": "chat.command", "properties": {"text": "%s"}, "uuid": %s}],
     "conditions": [],
     "actions": [{"implementation": "reply", "properties": {"message": "x"}, "uuid": %s}]}
    """
        .formatted(
            uuid.formatted(number, 1),
            name,
            number,
            metadata,
            name,
            uuid.formatted(number, 2),
            uuid.formatted(number, 3));
  }

  private static String fromChat(int number, String name) {
    return command(number, name, "{\"madeFrom\": \"chat\", \"command\": \"%s\"}".formatted(name));
  }

  private Published.Ok publish(String bundle) {
    clock.advance(Duration.ofSeconds(1));
    return (Published.Ok) publisher.publish("b", bundle, "ben");
  }

  private String inForce() {
    Doc head = store.get(DocPath.of("bots", "b")).orElseThrow();
    return new BundleStore(store).text("b", String.valueOf(Tree.string(head.fields(), "bundle")));
  }

  @Test
  void whatIsPublishedIsInForceAndAVersion() {
    Published.Ok ok = publish(bundle(command(1, "plan", "{}")));
    assertThat(ok.changed()).isTrue();
    assertThat(inForce()).isEqualTo(bundle(command(1, "plan", "{}")));
    assertThat(store.find(Query.all("bots/b/versions", 10)))
        .singleElement()
        .satisfies(
            doc ->
                assertThat(doc.fields())
                    .containsEntry("author", "ben")
                    .containsEntry("bundle", ok.hash())
                    .containsEntry("before", null));
  }

  @Test
  void theSameAgainChangesNothing() {
    publish(bundle(command(1, "plan", "{}")));
    assertThat(publish(bundle(command(1, "plan", "{}"))).changed()).isFalse();
    assertThat(store.find(Query.all("bots/b/versions", 10))).hasSize(1);
  }

  @Test
  void commandsFromTheChatGoOnUnlessTheBotHasItsOwn() {
    publish(bundle(command(1, "plan", "{}"), fromChat(2, "hug"), fromChat(3, "zap")));
    Published.Ok ok = publish(bundle(command(4, "ZAP", "{}")));
    assertThat(ok.kept()).containsExactly("hug");
    assertThat(ok.replaced()).containsExactly("zap");
    assertThat(inForce()).contains("hug-2", "ZAP-4").doesNotContain("zap-3", "plan-1");
  }

  @Test
  void aBrokenConfigurationIsRefusedAndTheOldOneStays() {
    publish(bundle(command(1, "plan", "{}")));
    Published refused =
        publisher.publish("b", bundle(command(1, "a", "{}"), command(1, "b", "{}")), "ben");
    assertThat(refused).isInstanceOf(Published.Refused.class);
    assertThat(((Published.Refused) refused).mistakes().getFirst()).contains("uuid is taken");
    assertThat(publisher.publish("b", "[]", "ben")).isInstanceOf(Published.Refused.class);
    assertThat(publisher.publish("B/c", "{}", "ben")).isInstanceOf(Published.Refused.class);
    assertThat(publisher.publish("other", bundle(), "ben")).isInstanceOf(Published.Refused.class);
    assertThat(inForce()).contains("plan-1");
  }

  @Test
  void otherContextsAreAChangeToo() {
    publish(bundle());
    String there = "{\"behaviours\":[],\"contexts\":[{\"platform\":\"twitch\"}],\"name\":\"b\"}";
    assertThat(publish(there).changed()).isTrue();
    assertThat(store.get(DocPath.of("bots", "b")).orElseThrow().fields().get("contexts"))
        .isEqualTo(List.of(Map.of("platform", "twitch")));
  }
}
