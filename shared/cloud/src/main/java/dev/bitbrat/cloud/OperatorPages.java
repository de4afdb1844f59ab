package dev.bitbrat.cloud;

import dev.bitbrat.function.Environment;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;

/**
 * {@code GET /metrics} and {@code GET /healthz} before a handler that people and platforms reach.
 * Not on Cloud Run: there everybody would read them, and an instance tells only of itself.
 */
record OperatorPages(WebHandler metrics, WebHandler rest) implements WebHandler {
  static WebHandler before(WebHandler handler, WebHandler metrics, Environment environment) {
    return environment.isOnCloudRun() ? handler : new OperatorPages(metrics, handler);
  }

  @Override
  public WebResponse handle(WebRequest request) {
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    if (reads && request.path().equals("/metrics")) return metrics.handle(request);
    if (reads && request.path().equals("/healthz")) return WebResponse.text(200, "ok\n");
    return rest.handle(request);
  }

  @Override
  public int maxBodyBytes() {
    return rest.maxBodyBytes();
  }
}
