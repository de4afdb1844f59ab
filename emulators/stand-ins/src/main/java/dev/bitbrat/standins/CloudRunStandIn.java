package dev.bitbrat.standins;

import dev.bitbrat.events.Tree;
import dev.bitbrat.standins.Loopback.Request;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Cloud Run's {@code workerPools.patch} and the metadata server's token over HTTP, as their
 * references document them: without a mask everything that the body does not name is reset, and a
 * call without the token of the account is refused.
 */
public final class CloudRunStandIn implements AutoCloseable {
  public static final String POOL =
      "projects/t-project/locations/us-central1/workerPools/socket-gateway";

  private static final String TOKEN = "ya29.of-the-account";

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Script script = new Script();
  private final Loopback server;
  private volatile long instances = 1;
  private volatile boolean tokens = true;

  private CloudRunStandIn() {
    server = Loopback.start(0, this::handle);
  }

  public static CloudRunStandIn start() {
    return new CloudRunStandIn();
  }

  public URI uri() {
    return server.uri();
  }

  /** What a process is told, so that it asks here. */
  public Map<String, String> environment() {
    return Map.of(
        "CLOUD_RUN_API_URL",
        uri().toString(),
        "GCE_METADATA_HOST",
        uri().getAuthority(),
        "GATEWAY_POOL",
        POOL);
  }

  public long instances() {
    return instances;
  }

  public CloudRunStandIn instances(long number) {
    instances = number;
    return this;
  }

  /** What was asked of Cloud Run, oldest first. */
  public List<String> requests() {
    return requests;
  }

  /** What befalls the next requests to Cloud Run. */
  public CloudRunStandIn next(Misbehaviour... misbehaviours) {
    script.add(misbehaviours);
    return this;
  }

  public static Misbehaviour fail(int status) {
    return new Misbehaviour.Fail(
        status, Map.of(), "{\"error\":{\"message\":\"no\",\"status\":\"UNAVAILABLE\"}}");
  }

  /** The metadata server gives none any more. */
  public CloudRunStandIn withoutTokens() {
    tokens = false;
    return this;
  }

  @Override
  public void close() {
    server.close();
  }

  private @Nullable Answer handle(Request request) {
    if (request.what().startsWith("GET /computeMetadata/")) return token(request);
    requests.add(request.what() + (request.query() == null ? "" : '?' + request.query()));
    return script.answer(() -> pool(request));
  }

  private Answer pool(Request request) {
    if (!("Bearer " + TOKEN).equals(request.header("Authorization"))) {
      return error(401, "UNAUTHENTICATED");
    }
    boolean known = request.what().equals("PATCH /v2/" + POOL);
    if (!known || !"scaling.manualInstanceCount".equals(request.parameter("updateMask"))) {
      return error(404, "NOT_FOUND");
    }
    instances = Tree.number(Tree.map(request.json(), "scaling"), "manualInstanceCount", -1);
    return Answer.json(200, Map.of("name", "projects/t-project/operations/1", "done", false));
  }

  private Answer token(Request request) {
    boolean honest = "Google".equals(request.header("Metadata-Flavor"));
    if (!honest || !tokens) return Answer.empty(403);
    return Answer.json(200, Map.of("access_token", TOKEN, "expires_in", 3000L));
  }

  private static Answer error(int status, String code) {
    return Answer.json(status, Map.of("error", Map.of("message", "no", "status", code)));
  }
}
