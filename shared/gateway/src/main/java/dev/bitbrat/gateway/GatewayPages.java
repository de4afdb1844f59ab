package dev.bitbrat.gateway;

import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.util.Locale;

/**
 * {@code /healthz}: whether the process is worth keeping; {@code /readyz}: whether it does what it
 * should just now; {@code /metrics}. For operators: nobody else may reach the port.
 */
public final class GatewayPages implements WebHandler {
  private final Gateway gateway;
  private final WebHandler metrics;

  public GatewayPages(Gateway gateway, WebHandler metrics) {
    this.gateway = gateway;
    this.metrics = metrics;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    if (!reads) return WebResponse.text(405, "only GET\n").withHeader("Allow", "GET, HEAD");
    return switch (request.path()) {
      case "/healthz" -> alive();
      case "/readyz" -> ready();
      case "/metrics" -> metrics.handle(request);
      default -> WebResponse.text(404, "there are /healthz, /readyz and /metrics\n");
    };
  }

  @Override
  public int maxBodyBytes() {
    return 1024;
  }

  private WebResponse alive() {
    return gateway.isAlive() ? WebResponse.text(200, "ok\n") : WebResponse.text(503, "stuck\n");
  }

  private WebResponse ready() {
    StringBuilder text = new StringBuilder(gateway.role().name().toLowerCase(Locale.ROOT));
    text.append('\n');
    gateway
        .sources()
        .forEach(
            (name, state) ->
                text.append(name)
                    .append(' ')
                    .append(state.name().toLowerCase(Locale.ROOT))
                    .append('\n'));
    return WebResponse.text(gateway.isReady() ? 200 : 503, text.toString());
  }
}
