package dev.bitbrat.cli.api;

import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the HTTP API of a platform. What goes wrong is a {@link CliException}. */
public final class ApiClient implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MAX_BODY = 16 << 20;
  private static final int ROUNDS = 4;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final URI base;
  private final String token;

  /**
   * @param base address without {@code /v1}
   */
  public ApiClient(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  public URI base() {
    return base;
  }

  public Map<String, @Nullable Object> get(String path) {
    return object(send(request(path).GET().build()));
  }

  /** Asks for something that may not be there: empty for 404. */
  public Optional<Map<String, @Nullable Object>> find(String method, String path) {
    HttpRequest request = request(path).method(method, HttpRequest.BodyPublishers.noBody()).build();
    HttpResponse<InputStream> response = exchange(request);
    if (response.statusCode() == 404) return Optional.empty();
    return Optional.of(object(accepted(response)));
  }

  /**
   * Sends something, again if it cannot be taken just now.
   *
   * @param key makes a repeated request the same one
   */
  public Map<String, @Nullable Object> post(String path, @Nullable Object body, String key) {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
            .build();
    HttpResponse<InputStream> response = exchange(request);
    for (int round = 1; isBusy(response) && round < ROUNDS; round++) {
      pause(PAUSE.multipliedBy(round));
      response = exchange(request);
    }
    return object(accepted(response));
  }

  /**
   * Replaces something; sent once more means the same.
   *
   * @param body JSON
   */
  public Map<String, @Nullable Object> put(String path, String body) {
    return object(
        send(
            request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build()));
  }

  /** Reads NDJSON to its end, each object as it comes. */
  public void stream(String path, Consumer<Map<String, @Nullable Object>> each) {
    HttpResponse<InputStream> response = send(request(path).GET().build());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) each.accept(parse(line));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new CliException(
          ExitCode.FAILED,
          "the connection to " + base + " broke off",
          "What was said is kept there. Start again to go on talking.");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private static boolean isBusy(HttpResponse<InputStream> response) {
    return response.statusCode() == 503 || response.statusCode() == 429;
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) {
    return accepted(exchange(request));
  }

  private HttpResponse<InputStream> accepted(HttpResponse<InputStream> response) {
    if (response.statusCode() / 100 == 2) return response;
    throw ApiRefusal.of(base, response.statusCode(), text(response));
  }

  private HttpResponse<InputStream> exchange(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (ConnectException e) {
      throw new CliException(
          ExitCode.NOT_FOUND,
          "nothing answers at " + base,
          "Is the address right, and is it running? To start one here: brat local up");
    } catch (HttpTimeoutException e) {
      throw new CliException(
          ExitCode.FAILED, base + " took too long to answer", "Try again; see whether it is well.");
    } catch (IOException e) {
      throw new CliException(
          ExitCode.FAILED,
          "no answer from " + base + ": " + e,
          "See whether the address is right.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliException(ExitCode.FAILED, "interrupted while waiting for " + base);
    }
  }

  private Map<String, @Nullable Object> object(HttpResponse<InputStream> response) {
    return parse(text(response));
  }

  private static String text(HttpResponse<InputStream> response) {
    try (InputStream body = response.body()) {
      return new String(body.readNBytes(MAX_BODY), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private Map<String, @Nullable Object> parse(String text) {
    try {
      return Tree.mapOf(Json.parseObject(text));
    } catch (JsonException e) {
      throw new CliException(
          ExitCode.FAILED,
          base + " does not answer as BitBrat does",
          "Is this the address of the API? It is the part before /v1.");
    }
  }
}
