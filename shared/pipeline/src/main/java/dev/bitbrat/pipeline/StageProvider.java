package dev.bitbrat.pipeline;

import java.util.Map;

/**
 * A stage that is on board where its jar is: found by {@link java.util.ServiceLoader}, so that what
 * is heavy is carried only where it is wanted.
 */
public interface StageProvider {
  /** The topic that the stage reads. */
  String topic();

  Stage stage(Map<String, String> environment, Secrets secrets);
}
