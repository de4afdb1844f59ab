package dev.bitbrat.web;

import java.util.Map;

/** Refusals as {@code application/problem+json} (RFC 9457): status, title, detail. */
public final class Problem {
  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(409, "Conflict"),
          Map.entry(411, "Length Required"),
          Map.entry(413, "Content Too Large"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(422, "Unprocessable Content"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(431, "Request Header Fields Too Large"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(503, "Service Unavailable"));

  private Problem() {}

  /**
   * @param detail what is wrong and what to do about it, for the caller to read
   */
  public static WebResponse of(int status, String detail) {
    String title = TITLES.getOrDefault(status, status < 500 ? "Refused" : "Failed");
    String json =
        "{\"status\":%d,\"title\":%s,\"detail\":%s}"
            .formatted(status, JsonString.quote(title), JsonString.quote(detail));
    return WebResponse.of(status, "application/problem+json", json);
  }

  /** What a caller gets to hear of a fault on our side: nothing that helps an attacker. */
  public static WebResponse unavailable() {
    return of(503, "This did not work and it is not your fault. Try again later.")
        .withHeader("Retry-After", "5");
  }

  /** The body was announced, or turned out, to be larger than {@code limit} bytes. */
  public static WebResponse tooLarge(int limit) {
    return of(413, "The body is larger than " + limit + " bytes.");
  }
}
