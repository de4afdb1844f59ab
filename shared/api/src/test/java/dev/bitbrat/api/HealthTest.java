package dev.bitbrat.api;

import static dev.bitbrat.api.Harness.OTHER;
import static dev.bitbrat.api.Harness.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.Alarms.Alarm;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthTest {
  private static final Alarm REVOKED =
      new Alarm("twitch", "bot", "the login was taken back", "brat login twitch");

  private final Harness harness = new Harness();
  private final Alarms alarms = new Alarms(harness.store, harness.clock);

  @Test
  void isShortWhenAllIsWell() {
    assertThat(health(OWNER))
        .containsEntry("bot", "b")
        .containsEntry("alarms", List.of())
        .containsEntry("spilled", 0L)
        .doesNotContainKey("gateway");
  }

  @Test
  void tellsTheAlarmsOfTheCallersBotOnly() {
    alarms.raise("b", REVOKED);
    assertThat(Tree.maps(health(OWNER), "alarms"))
        .singleElement()
        .satisfies(alarm -> assertThat(alarm).containsEntry("reason", REVOKED.reason()));
    assertThat(health(OTHER)).containsEntry("alarms", List.of());
  }

  @Test
  void leavesOutWhatWasCleared() {
    alarms.raise("b", REVOKED);
    alarms.clear("b", "twitch", "bot");
    assertThat(health(OWNER)).containsEntry("alarms", List.of());
  }

  @Test
  void leavesOutWhatIsOver() {
    alarms.raiseFor(Duration.ofMinutes(15), "b", REVOKED);
    harness.clock.advance(Duration.ofMinutes(14));
    assertThat(Tree.maps(health(OWNER), "alarms")).hasSize(1);
    harness.clock.advance(Duration.ofMinutes(1));
    assertThat(health(OWNER)).containsEntry("alarms", List.of());
  }

  @Test
  void countsDeliveriesThatWaitForTheBus() {
    put(DocPath.of("spilled", "kick-1"), Map.of("at", 1L));
    assertThat(health(OWNER)).containsEntry("spilled", 1L);
  }

  @Test
  void saysWhoListensToSockets() {
    put(DocPath.of("gateway", "lease"), Map.of("holder", "g1", "until", "2026-01-02T18:00:15Z"));
    assertThat(Tree.map(health(OWNER), "gateway"))
        .containsEntry("holder", "g1")
        .containsEntry("until", "2026-01-02T18:00:15Z");
  }

  private void put(DocPath path, Map<String, @Nullable Object> fields) {
    assertThat(harness.store.commit(List.of(Write.Put.create(path, fields, null))))
        .isInstanceOf(Store.Committed.Ok.class);
  }

  private Map<String, @Nullable Object> health(String token) {
    return harness.object(harness.get(token, "/v1/health", Map.of()));
  }
}
