package dev.bitbrat.host;

import dev.bitbrat.web.Problem;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets in only what was meant for this machine: a web page open in a browser can send requests to
 * the loopback too, by its own origin or by a name that it makes point here (DNS rebinding).
 */
final class LocalGuard implements WebHandler {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
  private final WebHandler guarded;

  LocalGuard(WebHandler guarded) {
    this.guarded = guarded;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    Optional<String> host = request.header("host");
    if (host.isEmpty() || !isLocal("http://" + host.get())) {
      return Problem.of(403, "This server answers to localhost only.");
    }
    List<String> origins = request.headers().getOrDefault("origin", List.of());
    if (!origins.stream().allMatch(LocalGuard::isLocal)) {
      return Problem.of(403, "Pages of other sites may not use this server.");
    }
    return guarded.handle(request);
  }

  @Override
  public int maxBodyBytes() {
    return guarded.maxBodyBytes();
  }

  private static boolean isLocal(@Nullable String url) {
    if (url == null) return false;
    try {
      String host = new URI(url).getHost();
      return host != null && LOCAL.contains(host);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
