package dev.bitbrat.gateway;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.pipeline.OutageException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An access token of the account that this process runs as, from the metadata server that every
 * process on Google Cloud can reach. That server keeps it until shortly before it ends.
 *
 * @param server mostly {@code http://metadata.google.internal}
 */
public record MetadataToken(URI server) implements Supplier<String> {
  private static final String PATH = "/computeMetadata/v1/instance/service-accounts/default/token";
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** At {@code GCE_METADATA_HOST}, as Google's own libraries, or where it usually is. */
  static MetadataToken of(Map<String, String> environment) {
    String host = environment.getOrDefault("GCE_METADATA_HOST", "").strip();
    return new MetadataToken(
        URI.create("http://" + (host.isEmpty() ? "metadata.google.internal" : host)));
  }

  @Override
  public String get() {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(PATH))
            .timeout(PATIENCE)
            .header("Metadata-Flavor", "Google")
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      String token =
          response.statusCode() == 200
              ? Tree.string(Json.parseObject(response.body()), "access_token")
              : null;
      if (token != null) return token;
      throw new OutageException("the metadata server gave no token: " + response.statusCode());
    } catch (IOException | JsonException e) {
      throw new OutageException("the metadata server cannot be asked for a token", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutageException("interrupted while asking for a token", e);
    }
  }
}
