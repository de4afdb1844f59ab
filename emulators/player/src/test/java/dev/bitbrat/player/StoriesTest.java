package dev.bitbrat.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine must do: the stories, each with its bot. */
class StoriesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12", "S13"
      })
  void aBotDoesWhatItsStoryTells(String story) throws IOException, InterruptedException {
    Path bot = Bots.STORIES.resolve(story + ".yaml");
    String transcript = Files.readString(Bots.STORIES.resolve(story + ".txt"));
    Played played = Player.of(Bots.bundle(bot)).play(Bots.transcript(transcript));
    List<String> differences =
        played.differing().stream().map(step -> step.rows() + " " + step.failures()).toList();
    assertThat(differences).isEmpty();
  }
}
