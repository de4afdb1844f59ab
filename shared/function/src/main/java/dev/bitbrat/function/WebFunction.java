package dev.bitbrat.function;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.bitbrat.web.Problem;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Base of the functions that people and platforms call: a {@link WebHandler}, deployed. */
public class WebFunction implements HttpFunction {
  private static final Logger LOG = System.getLogger(WebFunction.class.getName());

  private final WebHandler handler;

  protected WebFunction(WebHandler handler) {
    this.handler = handler;
  }

  @Override
  public final void service(HttpRequest request, HttpResponse response) throws IOException {
    FrameworkHttp.send(request, answer(request), response);
  }

  private WebResponse answer(HttpRequest request) throws IOException {
    int limit = handler.maxBodyBytes();
    Optional<byte[]> body = FrameworkHttp.body(request, limit);
    if (body.isEmpty()) return Problem.tooLarge(limit);
    WebRequest ours;
    try {
      ours = FrameworkHttp.request(request, body.get());
    } catch (IllegalArgumentException e) {
      return Problem.of(400, "The address has a broken % escape.");
    }
    try {
      return handler.handle(ours);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A request failed: " + ours.method(), e);
      return Problem.unavailable();
    }
  }
}
