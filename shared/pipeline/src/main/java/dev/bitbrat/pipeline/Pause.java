package dev.bitbrat.pipeline;

/** Waits a little before the given attempt (1, 2, ...) at a commit that met a conflict. */
@FunctionalInterface
public interface Pause {
  void beforeAttempt(int attempt);

  Pause NONE = attempt -> {};
}
