package dev.bitbrat.twitch;

import dev.bitbrat.events.Tree;
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
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request to Helix; a POST exactly once.
 *
 * <p>By {@link HttpURLConnection}: in a function's cold start its first call costs a tenth of what
 * {@code java.net.http} costs. Of itself it repeats a POST when a kept connection turns out to be
 * dead; a body of fixed length in streaming mode is what stops it, and makes it look first whether
 * the connection still lives.
 */
final class HelixCall {
  private static final JsonLimits LIMITS = new JsonLimits(64 << 10, 32);

  private final HelixSettings settings;

  HelixCall(HelixSettings settings) {
    this.settings = settings;
  }

  /**
   * @param token of an app, without {@code Bearer}
   */
  record Credentials(String token, String clientId) {
    @Override
    public String toString() {
      return "Credentials[...]";
    }
  }

  sealed interface Result {
    /**
     * @param body {@code null} if it was not a JSON object, or not all of it came
     * @param resetAt second of the epoch when the rate limit is full again
     */
    record Answered(
        int status, @Nullable Map<String, @Nullable Object> body, Optional<Long> resetAt)
        implements Result {}

    /** The request went out; whether it was heard nobody knows. */
    record Silence(String how) implements Result {}
  }

  /**
   * @throws OutageException when there is no connection
   */
  Result get(String pathAndQuery, Credentials credentials) {
    return exchange(open(pathAndQuery, credentials), null);
  }

  /**
   * Without a body: what is wanted stands in the query.
   *
   * @throws OutageException when there is no connection: nothing was sent
   */
  Result post(String pathAndQuery, Credentials credentials) {
    return exchange(open(pathAndQuery, credentials), new byte[0]);
  }

  /**
   * @throws OutageException when there is no connection: nothing was sent
   */
  Result post(String path, Map<String, @Nullable Object> body, Credentials credentials) {
    HttpURLConnection connection = open(path, credentials);
    connection.setRequestProperty("Content-Type", "application/json");
    return exchange(connection, Json.writeBytes(body));
  }

  private Result exchange(HttpURLConnection connection, byte @Nullable [] body) {
    connect(connection, body);
    long deadline = System.nanoTime() + settings.read().toNanos();
    try {
      if (body != null) {
        try (OutputStream out = connection.getOutputStream()) {
          out.write(body);
        }
      }
      return answer(connection, deadline);
    } catch (SocketTimeoutException e) {
      connection.disconnect();
      return new Result.Silence("no answer within " + seconds(settings.read()));
    } catch (IOException e) {
      connection.disconnect();
      return new Result.Silence("the connection broke before the answer");
    }
  }

  private HttpURLConnection open(String path, Credentials credentials) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) settings.api().resolve(path).toURL().openConnection();
      connection.setUseCaches(false);
      connection.setInstanceFollowRedirects(false);
      connection.setConnectTimeout((int) settings.connect().toMillis());
      connection.setReadTimeout((int) settings.read().toMillis());
      connection.setRequestProperty("Accept", "application/json");
      connection.setRequestProperty("Authorization", "Bearer " + credentials.token());
      connection.setRequestProperty("Client-Id", credentials.clientId());
      return connection;
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private void connect(HttpURLConnection connection, byte @Nullable [] body) {
    try {
      if (body != null) {
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
      }
      connection.connect();
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private OutageException unreachable(IOException e) {
    return new OutageException(
        "cannot reach " + settings.api() + " (" + e.getClass().getSimpleName() + ")", e);
  }

  private static Result answer(HttpURLConnection connection, long deadline) throws IOException {
    int status = connection.getResponseCode();
    if (status < 0) throw new ProtocolException("not an HTTP answer");
    Optional<Long> resetAt =
        Optional.of(connection.getHeaderFieldLong("Ratelimit-Reset", -1)).filter(at -> at >= 0);
    return new Result.Answered(status, body(connection, status, deadline), resetAt);
  }

  /** What a status says stands, whatever becomes of the body. */
  private static @Nullable Map<String, @Nullable Object> body(
      HttpURLConnection connection, int status, long deadline) {
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      if (in == null) return null;
      byte[] buffer = new byte[LIMITS.bytes() + 1];
      int length = 0;
      for (int n; length < buffer.length; length += n) {
        n = in.read(buffer, length, buffer.length - length);
        if (n < 0) break;
        if (System.nanoTime() - deadline > 0) return null;
      }
      return Json.parseObject(Arrays.copyOf(buffer, length), LIMITS);
    } catch (IOException | JsonException e) {
      return null;
    }
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }

  /** The first element of {@code data}, where Helix puts its results. */
  static Optional<Map<String, @Nullable Object>> first(
      @Nullable Map<String, @Nullable Object> body) {
    return body == null ? Optional.empty() : Tree.maps(body, "data").stream().findFirst();
  }
}
