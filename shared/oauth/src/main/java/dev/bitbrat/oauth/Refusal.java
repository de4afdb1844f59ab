package dev.bitbrat.oauth;

import dev.bitbrat.json.Json;
import dev.bitbrat.web.WebResponse;
import java.util.Map;

/** A request of a program that cannot be answered, for its reader. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  Refusal(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  WebResponse response() {
    String said = Json.write(Map.of("error", String.valueOf(getMessage())));
    WebResponse response = WebResponse.json(status, said).withHeader("Cache-Control", "no-store");
    return status == 401 ? response.withHeader("WWW-Authenticate", "Bearer") : response;
  }
}
