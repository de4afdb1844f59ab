package dev.bitbrat.functions.persistence;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.events.Topics;
import dev.bitbrat.function.StageFunction;
import dev.bitbrat.stages.PersistenceStage;

/**
 * Entry point: Keeps what is over: {@code internal.persistence.finalize.v1} in, and dead letters.
 */
public final class PersistenceFunction extends StageFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public PersistenceFunction() {
    super(Cloud.stage("persistence", Topics.FINALIZE, cloud -> PersistenceStage.of(cloud.ports())));
  }
}
