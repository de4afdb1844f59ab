package dev.bitbrat.platform.rest;

import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.pipeline.OutageException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends {@code PATCH}, once. Its client is made when somebody first needs it, because that is slow,
 * and few do.
 */
final class RestPatch {
  private final RestSettings settings;
  private @Nullable HttpClient client;

  RestPatch(RestSettings settings) {
    this.settings = settings;
  }

  /**
   * @throws OutageException when there is no connection: nothing was sent
   */
  RestResult ask(RestRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client()
            .sendAsync(
                http(request),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), RestClient.LIMITS.bytes()));
    long patience = settings.connect().plus(settings.read()).toMillis();
    try {
      return answered(answer.get(patience, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new RestResult.Silence(RestClient.noAnswer(settings));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer.cancel(true);
      return new RestResult.Silence("interrupted before the answer");
    } catch (ExecutionException e) {
      return failed(e);
    }
  }

  private RestResult failed(ExecutionException e) {
    return switch (e.getCause()) {
      case ConnectException cause -> throw RestClient.unreachable(settings, cause);
      case HttpConnectTimeoutException cause -> throw RestClient.unreachable(settings, cause);
      case HttpTimeoutException cause -> new RestResult.Silence(RestClient.noAnswer(settings));
      case null, default -> new RestResult.Silence("the connection broke before the answer");
    };
  }

  private HttpRequest http(RestRequest request) {
    byte[] body = request.body();
    HttpRequest.Builder http =
        HttpRequest.newBuilder(settings.base().resolve(request.target()))
            .timeout(settings.read())
            .header("Accept", "application/json")
            .method(
                request.method(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    request.headers().forEach(http::setHeader);
    return http.build();
  }

  private static RestResult answered(HttpResponse<byte[]> response) {
    Map<String, String> headers = new HashMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new RestResult.Answered(response.statusCode(), headers, json(response.body()));
  }

  private static @Nullable Object json(byte[] body) {
    try {
      return Json.parse(body, RestClient.LIMITS);
    } catch (JsonException e) {
      return null;
    }
  }

  private synchronized HttpClient client() {
    HttpClient made = client;
    if (made == null) {
      made =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(settings.connect())
              .build();
      client = made;
    }
    return made;
  }
}
