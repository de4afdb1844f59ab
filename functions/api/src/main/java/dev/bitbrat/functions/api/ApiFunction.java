package dev.bitbrat.functions.api;

import dev.bitbrat.api.Api;
import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.function.WebFunction;

/** Entry point: Serves chat sessions, traces and dead letters over HTTP. */
public final class ApiFunction extends WebFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public ApiFunction() {
    super(Cloud.web("api", cloud -> Api.handler(cloud.ports(), cloud.json())));
  }
}
