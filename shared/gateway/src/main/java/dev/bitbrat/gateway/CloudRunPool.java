package dev.bitbrat.gateway;

import static java.lang.System.Logger.Level.DEBUG;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.pipeline.OutageException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A worker pool of Cloud Run, switched by its number of instances: {@code
 * projects.locations.workerPools.patch} of the Cloud Run Admin API v2 with a mask, so that nothing
 * else of it changes and no revision is made. Two requests on a rare occasion: no client library.
 */
public final class CloudRunPool implements GatewaySwitch {
  private static final System.Logger log = System.getLogger(CloudRunPool.class.getName());

  /** Names the worker pool to whoever switches it. */
  public static final String VARIABLE = "GATEWAY_POOL";

  private static final Pattern NAME =
      Pattern.compile("projects/[a-z0-9:.-]+/locations/[a-z0-9-]+/workerPools/[a-z0-9-]+");
  private static final String API_URL = "CLOUD_RUN_API_URL";
  private static final String GOOGLE = "https://run.googleapis.com";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String name;
  private final URI api;
  private final Supplier<String> token;

  /**
   * @param name {@code projects/PROJECT/locations/REGION/workerPools/POOL}
   * @param environment {@code GCE_METADATA_HOST} if credentials come from elsewhere than usual,
   *     {@code CLOUD_RUN_API_URL} if the API is elsewhere
   * @throws IllegalArgumentException if the name is not of that form, or the address is none; the
   *     message names the variable, or what it holds
   */
  public static CloudRunPool of(String name, Map<String, String> environment) {
    String api = environment.getOrDefault(API_URL, "").strip();
    return new CloudRunPool(
        name, URI.create(api.isEmpty() ? GOOGLE : api), MetadataToken.of(environment));
  }

  /**
   * @param token an access token for the API; throws {@link OutageException}
   */
  public CloudRunPool(String name, URI api, Supplier<String> token) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          VARIABLE
              + " is not understood: it should be the full name of the worker pool, for example"
              + " projects/my-project/locations/us-central1/workerPools/socket-gateway.");
    }
    this.name = name;
    this.api = api;
    this.token = token;
  }

  @Override
  public void wake() {
    scale(1);
  }

  @Override
  public void sleep() {
    scale(0);
  }

  private void scale(int instances) {
    byte[] body =
        Json.writeBytes(Map.of("scaling", Map.of("manualInstanceCount", (long) instances)));
    HttpRequest request =
        HttpRequest.newBuilder(
                api.resolve("/v2/" + name + "?updateMask=scaling.manualInstanceCount"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token.get())
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofByteArray(body))
            .build();
    // A client a call: an instance of a function makes one of these calls in its life, mostly none.
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) throw refused(instances, response);
      log.log(DEBUG, "scaled to {0}", instances);
    } catch (IOException e) {
      throw new OutageException(said(instances) + " (" + e.getClass().getSimpleName() + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutageException(said(instances) + " (interrupted)", e);
    }
  }

  private OutageException refused(int instances, HttpResponse<String> response) {
    String hint =
        switch (response.statusCode()) {
          case 404 -> "there is no such worker pool; terraform apply makes it";
          case 403 -> "the account of this process may not; terraform apply lets it";
          default -> status(response.body());
        };
    return new OutageException(said(instances) + ": " + response.statusCode() + ", " + hint);
  }

  private String said(int instances) {
    return "Cloud Run did not scale " + name + " to " + instances;
  }

  /** The code of a {@code google.rpc.Status}, and nothing else of what somebody else wrote. */
  private static String status(@Nullable String body) {
    try {
      String status =
          Tree.string(Tree.map(Json.parseObject(String.valueOf(body)), "error"), "status");
      return status != null && status.matches("[A-Z_]{1,40}") ? status : "no reason given";
    } catch (JsonException e) {
      return "no reason given";
    }
  }
}
