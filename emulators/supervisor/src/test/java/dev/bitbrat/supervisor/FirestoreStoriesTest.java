package dev.bitbrat.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.emulators.gcloud.Emulators;
import dev.bitbrat.emulators.gcloud.EmulatorsForTests;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.player.Player;
import dev.bitbrat.player.StoreProvider;
import dev.bitbrat.player.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The stories in one JVM, stage by stage and fused, with everything kept in Firestore. */
@ExtendWith(EmulatorsForTests.class)
@Timeout(300)
class FirestoreStoriesTest {
  private static Map<String, String> environment = Map.of();

  @BeforeAll
  static void find(Emulators emulators) {
    environment = emulators.environment();
  }

  static Stream<Arguments> everywhere() {
    return Stream.of(Topology.values())
        .flatMap(topology -> Story.ALL.stream().map(story -> Arguments.of(topology, story)));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void aBotDoesWhatItsStoryTells(Topology topology, String story) throws InterruptedException {
    try (StoreProvider.Opened opened = provider().open(environment)) {
      Story.named(story).playedBy(bot -> Player.in(bot, topology, Optional.of(opened.store())));
      assertThat(opened.store().find(Query.all("bots", 1))).isNotEmpty();
    }
  }

  @Test
  void eachStoryBeginsWithNothing() throws InterruptedException {
    StoreProvider provider = provider();
    try (StoreProvider.Opened one = provider.open(environment);
        StoreProvider.Opened other = provider.open(environment)) {
      DocPath path = DocPath.of("bots", "b");
      one.store().commit(List.of(Write.Put.create(path, Map.of("n", 1L), null)));
      assertThat(one.store().get(path)).isPresent();
      assertThat(other.store().get(path)).isEmpty();
    }
  }

  private static StoreProvider provider() {
    return ServiceLoader.load(StoreProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals("firestore"))
        .findFirst()
        .orElseThrow();
  }
}
