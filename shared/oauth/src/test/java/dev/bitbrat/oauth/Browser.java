package dev.bitbrat.oauth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Keeps cookies as a browser does, and follows a redirect only when it is told to. */
final class Browser implements AutoCloseable {
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(new Jar()).build();

  HttpResponse<String> get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).GET().build());
  }

  HttpResponse<String> post(String url) {
    return send(
        HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /** The JDK's own sends cookies in the form of RFC 2965, as no browser does. */
  private static final class Jar extends CookieHandler {
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
      if (cookies.isEmpty() || !uri.getPath().startsWith("/oauth/")) return Map.of();
      String line =
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
              .collect(Collectors.joining("; "));
      return Map.of("Cookie", List.of(line));
    }

    @Override
    public void put(URI uri, Map<String, List<String>> headers) {
      for (String line : headers.getOrDefault("set-cookie", List.of())) {
        String cookie = line.substring(0, line.indexOf(';'));
        int equals = cookie.indexOf('=');
        if (line.contains("Max-Age=0")) cookies.remove(cookie.substring(0, equals));
        else cookies.put(cookie.substring(0, equals), cookie.substring(equals + 1));
      }
    }
  }
}
