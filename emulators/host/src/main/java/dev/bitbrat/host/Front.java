package dev.bitbrat.host;

import dev.bitbrat.web.Problem;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.util.Map;

/** What the local server answers, by the beginning of the path; the longest one decides. */
final class Front implements WebHandler {
  private final Map<String, WebHandler> byPrefix;

  Front(Map<String, WebHandler> byPrefix) {
    this.byPrefix = Map.copyOf(byPrefix);
  }

  @Override
  public WebResponse handle(WebRequest request) {
    return byPrefix.entrySet().stream()
        .filter(entry -> covers(entry.getKey(), request.path()))
        .max(Map.Entry.comparingByKey((a, b) -> Integer.compare(a.length(), b.length())))
        .map(entry -> answer(entry.getValue(), request))
        .orElseGet(() -> Problem.of(404, "There is nothing at this address."));
  }

  @Override
  public int maxBodyBytes() {
    return byPrefix.values().stream().mapToInt(WebHandler::maxBodyBytes).max().orElse(0);
  }

  private static WebResponse answer(WebHandler handler, WebRequest request) {
    int most = handler.maxBodyBytes();
    return request.body().length > most
        ? Problem.of(413, "The body is larger than " + most + " bytes.")
        : handler.handle(request);
  }

  private static boolean covers(String prefix, String path) {
    return path.equals(prefix) || path.startsWith(prefix + "/");
  }
}
