package dev.bitbrat.player;

import java.util.List;

/**
 * A story and what came of it.
 *
 * @param steps as far as it was played
 */
public record Played(List<PlayedStep> steps) {
  public Played {
    steps = List.copyOf(steps);
  }

  /** Whether everything came as expected. */
  public boolean ok() {
    return differing().isEmpty();
  }

  /** The steps that went otherwise. */
  public List<PlayedStep> differing() {
    return steps.stream().filter(step -> !step.ok()).toList();
  }
}
