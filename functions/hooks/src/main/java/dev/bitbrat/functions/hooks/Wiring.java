package dev.bitbrat.functions.hooks;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.hooks.Hooks;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.web.WebHandler;

/** The only place where this function's parts are put together. */
final class Wiring {
  private Wiring() {}

  static WebHandler hooks(Cloud cloud) {
    Ports ports = cloud.ports();
    return new Hooks(cloud.secrets(), ports.bus(), ports.clock());
  }
}
