package dev.bitbrat.cli.test;

import dev.bitbrat.player.Played;
import dev.bitbrat.player.PlayedStep;
import java.time.Duration;
import java.util.List;

/**
 * What came of a story.
 *
 * @param updated whether its file was made to expect what came
 */
record Result(StoryFile story, Played played, Duration took, boolean updated) {
  /** The steps that went otherwise, and still would. */
  List<PlayedStep> failed() {
    return updated
        ? played.differing().stream().filter(step -> !step.trouble().isEmpty()).toList()
        : played.differing();
  }

  boolean ok() {
    return failed().isEmpty();
  }

  int steps() {
    return story.transcript().steps().size();
  }
}
