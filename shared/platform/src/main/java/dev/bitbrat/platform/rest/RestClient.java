package dev.bitbrat.platform.rest;

import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.json.JsonLimits;
import dev.bitbrat.pipeline.OutageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks a platform's API; whatever changes something there exactly once.
 *
 * <p>By {@link HttpURLConnection}: in a function's cold start its first call costs a tenth of what
 * {@code java.net.http} costs. Of itself it repeats a POST when a kept connection turns out to be
 * dead; a body of fixed length in streaming mode is what stops it, and makes it look first whether
 * the connection still lives. The one method that it does not speak is left to {@code
 * java.net.http}.
 */
public final class RestClient {
  static final JsonLimits LIMITS = new JsonLimits(1 << 20, 32);

  private final RestSettings settings;
  private final RestPatch patch;

  public RestClient(RestSettings settings) {
    this.settings = settings;
    this.patch = new RestPatch(settings);
  }

  /**
   * @throws OutageException when there is no connection: nothing was sent
   */
  public RestResult ask(RestRequest request) {
    if (request.method().equals("PATCH")) return patch.ask(request);
    HttpURLConnection connection = open(request);
    connect(connection, request);
    long deadline = System.nanoTime() + settings.read().toNanos();
    byte[] body = request.body();
    try {
      if (body != null) {
        try (OutputStream out = connection.getOutputStream()) {
          out.write(body);
        }
      }
      return answer(connection, deadline);
    } catch (SocketTimeoutException e) {
      connection.disconnect();
      return new RestResult.Silence(noAnswer(settings));
    } catch (IOException e) {
      connection.disconnect();
      return new RestResult.Silence("the connection broke before the answer");
    }
  }

  private HttpURLConnection open(RestRequest request) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) settings.base().resolve(request.target()).toURL().openConnection();
      connection.setUseCaches(false);
      connection.setInstanceFollowRedirects(false);
      connection.setConnectTimeout((int) settings.connect().toMillis());
      connection.setReadTimeout((int) settings.read().toMillis());
      connection.setRequestProperty("Accept", "application/json");
      request.headers().forEach(connection::setRequestProperty);
      return connection;
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private void connect(HttpURLConnection connection, RestRequest request) {
    try {
      connection.setRequestMethod(request.method());
      byte[] body = request.body();
      if (body != null) {
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
      }
      connection.connect();
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private OutageException unreachable(IOException e) {
    return unreachable(settings, e);
  }

  static OutageException unreachable(RestSettings settings, Exception e) {
    return new OutageException(
        "cannot reach " + settings.base() + " (" + e.getClass().getSimpleName() + ")", e);
  }

  private static RestResult answer(HttpURLConnection connection, long deadline) throws IOException {
    int status = connection.getResponseCode();
    if (status < 0) throw new ProtocolException("not an HTTP answer");
    return new RestResult.Answered(status, headers(connection), json(connection, status, deadline));
  }

  private static Map<String, String> headers(HttpURLConnection connection) {
    Map<String, String> headers = new HashMap<>();
    for (Map.Entry<@Nullable String, List<String>> header :
        connection.getHeaderFields().entrySet()) {
      String name = header.getKey();
      if (name != null) headers.put(name.toLowerCase(Locale.ROOT), header.getValue().getLast());
    }
    return headers;
  }

  /** What a status says stands, whatever becomes of the body. */
  private static @Nullable Object json(HttpURLConnection connection, int status, long deadline) {
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      if (in == null) return null;
      byte[] buffer = new byte[8 << 10];
      int length = 0;
      while (length <= LIMITS.bytes()) {
        if (length == buffer.length) buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        int n = in.read(buffer, length, buffer.length - length);
        if (n < 0) break;
        length += n;
        if (System.nanoTime() - deadline > 0) return null;
      }
      return Json.parse(Arrays.copyOf(buffer, length), LIMITS);
    } catch (IOException | JsonException e) {
      return null;
    }
  }

  static String noAnswer(RestSettings settings) {
    return "no answer within " + settings.read().toMillis() / 1000.0 + " s";
  }
}
