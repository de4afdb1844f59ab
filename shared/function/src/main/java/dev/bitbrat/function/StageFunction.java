package dev.bitbrat.function;

import com.google.cloud.functions.CloudEventsFunction;
import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.bitbrat.observability.LogContext;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.web.Problem;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebResponse;
import dev.bitbrat.web.WebRouter;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;

/**
 * Base of the functions behind a push subscription. Starts under the signature types {@code http}
 * and {@code cloudevent} and without any. Returning acknowledges the delivery; when the handler
 * throws, it comes again.
 *
 * <p>As {@code http} it answers {@code GET /healthz} and, if there are metrics, {@code GET
 * /metrics} too.
 */
public class StageFunction implements HttpFunction, CloudEventsFunction {
  private static final Logger LOG = System.getLogger(StageFunction.class.getName());

  private final Intake intake;
  private final WebHandler pages;

  protected StageFunction(Intake intake) {
    this.intake = intake;
    WebRouter.Builder routes =
        WebRouter.routes()
            .on("GET /healthz", request -> WebResponse.text(200, "ok\n"))
            // Deliveries never get here; they make other methods of this address a 405.
            .on("POST /", request -> WebResponse.empty(204));
    intake.metrics().ifPresent(page -> routes.on("GET /metrics", page));
    this.pages = routes.build();
  }

  @Override
  public final void service(HttpRequest request, HttpResponse response) throws IOException {
    WebResponse answer = request.getMethod().equals("POST") ? deliver(request) : page(request);
    FrameworkHttp.send(request, answer, response);
  }

  private WebResponse page(HttpRequest request) {
    try {
      return pages.handle(FrameworkHttp.request(request, new byte[0]));
    } catch (IllegalArgumentException e) {
      return Problem.of(400, "The address has a broken % escape.");
    }
  }

  private WebResponse deliver(HttpRequest request) throws IOException {
    Map<String, String> attributes = Attributes.ofHeaders(FrameworkHttp.headers(request));
    Optional<byte[]> body = FrameworkHttp.body(request, Intake.MAX_BODY);
    try {
      handle(body.isPresent() ? intake.read(attributes, body.get()) : intake.tooLarge(attributes));
      return WebResponse.empty(204);
    } catch (OutageException | ExplainedException e) {
      LOG.log(Level.WARNING, "A delivery has to come again: " + e.getMessage());
      return Problem.unavailable();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A delivery failed and comes again", e);
      return Problem.unavailable();
    }
  }

  /**
   * @throws RuntimeException of the handler: the framework logs it and answers 500
   */
  @Override
  public final void accept(CloudEvent event) {
    byte[] body = event.getData() == null ? new byte[0] : event.getData().toBytes();
    handle(intake.read(Attributes.ofCloudEvent(event), body));
  }

  private void handle(Inbound inbound) {
    Map<String, String> fields = TraceParent.fields(inbound.attributes());
    LogContext.run(fields, () -> intake.handler().accept(inbound));
  }
}
