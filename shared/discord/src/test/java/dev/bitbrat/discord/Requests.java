package dev.bitbrat.discord;

import dev.bitbrat.standins.DiscordRequest;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Interactions as a server hands them on. */
final class Requests {
  private Requests() {}

  static WebRequest web(DiscordRequest request) {
    return web(request, Map.of());
  }

  /**
   * @param instead headers with other values, or none, or several
   */
  static WebRequest web(DiscordRequest request, Map<String, List<String>> instead) {
    return web(request, request.body().getBytes(StandardCharsets.UTF_8), instead);
  }

  static WebRequest web(DiscordRequest request, byte[] body, Map<String, List<String>> instead) {
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().forEach((k, v) -> headers.put(k.toLowerCase(Locale.ROOT), List.of(v)));
    instead.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new WebRequest("POST", "/discord", Map.of(), headers, body, "127.0.0.1");
  }

  static String text(WebResponse response) {
    return new String(((WebResponse.Body.Bytes) response.body()).bytes(), StandardCharsets.UTF_8);
  }
}
