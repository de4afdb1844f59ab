package dev.bitbrat.functions.auth;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.events.Topics;
import dev.bitbrat.function.StageFunction;
import dev.bitbrat.stages.AuthStage;
import dev.bitbrat.stages.Users;

/** Entry point: Says who somebody is: {@code internal.ingress.v1} in. */
public final class AuthFunction extends StageFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public AuthFunction() {
    super(
        Cloud.stage(
            "auth",
            Topics.INGRESS,
            cloud -> new AuthStage(new Users(cloud.ports().store(), cloud.ports().clock()))));
  }
}
