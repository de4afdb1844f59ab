package dev.bitbrat.gcp;

import com.google.api.client.http.HttpResponseException;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.pipeline.OutageException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service said. The transport knows HTTP statuses only, and 409 and 400 mean several things
 * each; the exact code stands in the body ({@code google.rpc.Status}).
 */
public record ApiFailure(Code code, String message) {
  private static final System.Logger LOG = System.getLogger(ApiFailure.class.getName());

  public static ApiFailure of(ApiException e) {
    Code coarse = e.getStatusCode().getCode();
    String message = String.valueOf(e.getMessage()).strip();
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof HttpResponseException response) {
        Code exact = exact(response.getContent());
        return new ApiFailure(exact == null ? coarse : exact, message);
      }
    }
    return new ApiFailure(coarse, message);
  }

  /** The request itself is wrong, and stays so: a document too large, for example. */
  boolean isRefused() {
    return code == Code.INVALID_ARGUMENT || code == Code.OUT_OF_RANGE;
  }

  /** Says no more than anybody may read; the service's own words, with its paths, are logged. */
  IllegalArgumentException refusal(Throwable cause) {
    LOG.log(System.Logger.Level.WARNING, "Firestore refused: {0}, {1}", code, message);
    return new IllegalArgumentException(
        "the store does not take it: it is larger than a document may be, or malformed", cause);
  }

  /**
   * @param what for a person, for example {@code "Pub/Sub took no messages for topic x"}
   */
  public OutageException outage(String what, Throwable cause) {
    return new OutageException(what + ": " + code + ", " + message, cause);
  }

  private static @Nullable Code exact(@Nullable String body) {
    if (body == null || body.isBlank()) return null;
    try {
      Object tree = Json.parse(body);
      if (tree instanceof List<?> list && !list.isEmpty()) tree = list.getFirst();
      if (!(tree instanceof Map<?, ?> map)) return null;
      String status = Tree.string(Tree.map(Tree.mapOf(map), "error"), "status");
      return status == null ? null : Code.valueOf(status.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
