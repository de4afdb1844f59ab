package dev.bitbrat.cli.records;

import dev.bitbrat.cli.api.ApiClient;
import dev.bitbrat.events.Tree;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Over the HTTP API. */
final class RemoteRecords implements Records {
  private final ApiClient api;

  RemoteRecords(ApiClient api) {
    this.api = api;
  }

  @Override
  public Optional<Map<String, @Nullable Object>> trace(String id) {
    return api.find("GET", "/v1/events/" + segment(id));
  }

  @Override
  public List<Map<String, @Nullable Object>> events(String outcome) {
    return Records.newestFirst(
        Tree.maps(api.get("/v1/events?outcome=" + segment(outcome)), "events"));
  }

  @Override
  public List<Map<String, @Nullable Object>> deadLetters() {
    return Tree.maps(api.get("/v1/deadletters"), "deadLetters");
  }

  @Override
  public Optional<Map<String, @Nullable Object>> deadLetter(String id) {
    return api.find("GET", "/v1/deadletters/" + segment(id));
  }

  @Override
  public Optional<String> replay(String id) {
    String path = "/v1/deadletters/" + segment(id) + "/replay";
    return api.find("POST", path).map(answer -> String.valueOf(Tree.string(answer, "topic")));
  }

  @Override
  public boolean drop(String id) {
    return api.find("DELETE", "/v1/deadletters/" + segment(id)).isPresent();
  }

  @Override
  public void close() {
    api.close();
  }

  private static String segment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
