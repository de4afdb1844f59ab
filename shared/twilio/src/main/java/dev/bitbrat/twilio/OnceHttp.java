package dev.bitbrat.twilio;

import com.twilio.constant.EnumConstants;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import dev.bitbrat.json.Json;
import dev.bitbrat.platform.rest.RestClient;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.platform.rest.RestSettings;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hc.core5.http.Header;

/**
 * What the SDK sends by. Its own client repeats whatever was answered with 5xx, which may send a
 * text three times, and knows one address only; this one asks exactly once, where it is told to.
 */
final class OnceHttp extends HttpClient {
  private static final Header[] NONE = {};

  private final RestClient api;
  private final RestClient conversations;

  OnceHttp(RestSettings api, RestSettings conversations) {
    this.api = new RestClient(api);
    this.conversations = new RestClient(conversations);
  }

  /**
   * What Twilio said instead of yes, or that it said nothing; with the headers, which the SDK
   * drops.
   */
  static final class NotTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RestResult result;

    NotTaken(RestResult result) {
      super("not taken");
      this.result = result;
    }

    RestResult result() {
      return result;
    }
  }

  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response reliableRequest(
      Request request, int[] retryCodes, int retries, long delayMillis) {
    return makeRequest(request);
  }

  /**
   * @throws NotTaken for any answer but a success that can be read
   * @throws dev.bitbrat.pipeline.OutageException when there is no connection: nothing was sent
   */
  @Override
  public Response makeRequest(Request request) {
    URL url = request.constructURL();
    boolean toApi = url.getHost().startsWith("api.");
    RestResult result = (toApi ? api : conversations).ask(translated(request, url.getFile()));
    if (result instanceof RestResult.Answered answered
        && answered.isSuccess()
        && !answered.object().isEmpty()) {
      return new Response(Json.write(answered.json()), answered.status(), NONE);
    }
    throw new NotTaken(result);
  }

  private static RestRequest translated(Request request, String target) {
    Map<String, String> headers = new LinkedHashMap<>();
    request.getHeaderParams().forEach((name, values) -> headers.put(name, values.getLast()));
    if (request.requiresAuthentication()) headers.put("Authorization", request.getAuthString());
    headers.put("Content-Type", EnumConstants.ContentType.FORM_URLENCODED.getValue());
    byte[] body = request.encodeFormBody().getBytes(StandardCharsets.UTF_8);
    return new RestRequest(request.getMethod().toString(), target, headers, body);
  }
}
