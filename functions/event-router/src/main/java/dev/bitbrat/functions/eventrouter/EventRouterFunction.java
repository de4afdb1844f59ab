package dev.bitbrat.functions.eventrouter;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.events.Topics;
import dev.bitbrat.function.StageFunction;
import dev.bitbrat.stages.RouterStage;

/** Entry point: Plans the way of an event: {@code internal.user.enriched.v1} in. */
public final class EventRouterFunction extends StageFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public EventRouterFunction() {
    super(
        Cloud.stage(
            "event-router", Topics.ENRICHED, cloud -> RouterStage.of(cloud.ports(), cloud.json())));
  }
}
