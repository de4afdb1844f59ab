package dev.bitbrat.host;

import dev.bitbrat.web.Problem;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.util.Comparator;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What the local server answers. */
final class Front implements WebHandler {
  private static final String BELOW = "/*";

  private final Map<String, WebHandler> pages;
  private final BooleanSupplier ready;

  /**
   * @param pages by path; {@code /v1/*} covers all that is below it and has no page of its own
   * @param ready until then it asks everybody to come again
   */
  Front(Map<String, WebHandler> pages, BooleanSupplier ready) {
    this.pages = Map.copyOf(pages);
    this.ready = ready;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    if (!ready.getAsBoolean()) {
      return Problem.of(503, "No bot is in force yet: it is starting. Try again in a moment.")
          .withHeader("Retry-After", "1");
    }
    return pages.entrySet().stream()
        .filter(entry -> covers(entry.getKey(), request.path()))
        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(entry -> answer(entry.getValue(), request))
        .orElseGet(() -> Problem.of(404, "There is nothing at this address."));
  }

  @Override
  public int maxBodyBytes() {
    return pages.values().stream().mapToInt(WebHandler::maxBodyBytes).max().orElse(0);
  }

  private static WebResponse answer(WebHandler handler, WebRequest request) {
    int most = handler.maxBodyBytes();
    return request.body().length > most
        ? Problem.of(413, "The body is larger than " + most + " bytes.")
        : handler.handle(request);
  }

  private static boolean covers(String page, String path) {
    return page.endsWith(BELOW)
        ? path.startsWith(page.substring(0, page.length() - 1))
        : path.equals(page);
  }
}
