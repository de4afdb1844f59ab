package dev.bitbrat.pipeline;

import java.util.Map;

/** Surrounds a stage's run, so that its log lines carry what they are about. */
@FunctionalInterface
public interface RunScope {
  /** Runs {@code run} once, with these fields known to the log. */
  void within(Map<String, String> fields, Runnable run);

  RunScope NONE = (fields, run) -> run.run();
}
