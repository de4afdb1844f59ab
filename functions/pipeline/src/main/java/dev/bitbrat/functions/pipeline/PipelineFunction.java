package dev.bitbrat.functions.pipeline;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.events.Topics;
import dev.bitbrat.function.StageFunction;

/** Entry point: Walks an event from {@code internal.ingress.v1} to its end in one process. */
public final class PipelineFunction extends StageFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public PipelineFunction() {
    super(Cloud.pipeline("pipeline", Topics.INGRESS, Aboard::stages));
  }
}
