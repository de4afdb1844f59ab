package dev.bitbrat.api;

import dev.bitbrat.pipeline.JsonText;
import dev.bitbrat.web.WebResponse;
import java.util.Map;

/** A request that cannot be answered, for the caller to read. */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  Problem(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  WebResponse response(JsonText json) {
    WebResponse response =
        WebResponse.json(status, json.write(Map.of("error", String.valueOf(getMessage()))));
    return status == 401 ? response.withHeader("WWW-Authenticate", "Bearer") : response;
  }
}
