package dev.bitbrat.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.config.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engine must do: the stories, each with its bot. */
class StoriesTest {
  private static final List<String> STORIES =
      List.of("S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12", "S13");

  static Stream<Arguments> everywhere() {
    return Stream.of(Topology.values())
        .flatMap(topology -> STORIES.stream().map(story -> Arguments.of(topology, story)));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void aBotDoesWhatItsStoryTells(Topology topology, String story)
      throws IOException, InterruptedException {
    Bundle bot = Bots.bundle(Bots.STORIES.resolve(story + ".yaml"));
    String transcript = Files.readString(Bots.STORIES.resolve(story + ".txt"));
    Player player = Player.in(bot, topology, Optional.empty());
    Played played = player.play(Bots.transcript(transcript));
    List<String> differences =
        played.differing().stream().map(step -> step.rows() + " " + step.failures()).toList();
    assertThat(differences).isEmpty();
  }
}
