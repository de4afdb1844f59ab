package dev.bitbrat.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request, read whole.
 *
 * @param method upper case
 * @param path decoded, begins with a slash, without the query
 * @param query decoded; of a repeated name the first value
 * @param headers names in lower case
 * @param remoteAddress of the peer, as the server saw it
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as received: signatures are over them
public record WebRequest(
    String method,
    String path,
    Map<String, String> query,
    Map<String, List<String>> headers,
    byte[] body,
    String remoteAddress) {
  public WebRequest {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /** The only value of a header; empty when it is missing or repeated. */
  public Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
