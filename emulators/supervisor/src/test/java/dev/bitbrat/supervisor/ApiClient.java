package dev.bitbrat.supervisor;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Talks to the API as its clients do. */
final class ApiClient implements AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI api;
  private final String token;

  ApiClient(URI api, String token) {
    this.api = api;
    this.token = token;
  }

  record Answer(int status, String body) {
    Map<String, @Nullable Object> json() {
      return Json.parseObject(body);
    }

    /** The lines of an NDJSON answer. */
    List<Map<String, @Nullable Object>> rows() {
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      body.lines().forEach(line -> rows.add(Json.parseObject(line)));
      return rows;
    }
  }

  /** Says something in a session of its own; what came back, until the end of it. */
  List<Map<String, @Nullable Object>> chat(String text) throws Exception {
    String session = UUID.randomUUID().toString();
    Answer accepted = post("/v1/chat", Map.of("text", text, "session", session), session);
    if (accepted.status() != 202) throw new AssertionError(accepted);
    String id = accepted.json().get("correlationId") + "";
    return get("/v1/chat?session=" + session + "&wait=30&until=" + id).rows();
  }

  /**
   * @param key makes a repeated request the same
   */
  Answer post(String path, Map<String, ?> body, String key) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))));
  }

  Answer get(String path) throws Exception {
    return send(request(path));
  }

  Answer delete(String path) throws Exception {
    return send(request(path).DELETE());
  }

  /** Asks until the answer is as wanted: what is stored at the end is stored a little later. */
  Answer await(String path, Predicate<Answer> wanted) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    Answer last = get(path);
    while (!wanted.test(last)) {
      if (System.nanoTime() - deadline > 0) throw new AssertionError("still " + last);
      Waiting.aMoment();
      last = get(path);
    }
    return last;
  }

  /** As {@link #get}, again while nobody answers or it cannot be done now. */
  Answer patient(String path) throws Exception {
    return patiently(() -> get(path));
  }

  /** As {@link #post}, again while nobody answers or it cannot be done now. */
  Answer patientPost(String path, Map<String, ?> body, String key) throws Exception {
    return patiently(() -> post(path, body, key));
  }

  private static Answer patiently(Callable<Answer> call) throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (true) {
      try {
        Answer answer = call.call();
        if (answer.status() < 500 || System.nanoTime() - deadline > 0) return answer;
      } catch (IOException e) {
        if (System.nanoTime() - deadline > 0) throw e;
      }
      Waiting.aMoment();
    }
  }

  /** The dead letters in a list. */
  static List<Map<String, @Nullable Object>> letters(Answer answer) {
    return Tree.maps(answer.json(), "deadLetters");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(api.resolve(path))
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(Duration.ofSeconds(45))
        .header("Authorization", "Bearer " + token);
  }
}
