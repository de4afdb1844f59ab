package dev.bitbrat.platform.rest;

import dev.bitbrat.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to ask for. Its text shows neither headers nor body nor what is long in the path:
 * credentials are in them.
 *
 * @param method upper case
 * @param target path and query, encoded
 * @param body {@code null} for none
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to send, compared by nobody
public record RestRequest(
    String method, String target, Map<String, String> headers, byte @Nullable [] body) {
  public RestRequest(
      String method, String target, Map<String, String> headers, byte @Nullable [] body) {
    this.method = method;
    this.target = target;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  public static RestRequest get(String target) {
    return new RestRequest("GET", target, Map.of(), null);
  }

  public static RestRequest delete(String target) {
    return new RestRequest("DELETE", target, Map.of(), null);
  }

  /** Without a body: what is wanted stands in the query. */
  public static RestRequest post(String target) {
    return new RestRequest("POST", target, Map.of(), new byte[0]);
  }

  public static RestRequest postJson(String target, Map<String, @Nullable Object> body) {
    return json("POST", target, body);
  }

  public static RestRequest json(String method, String target, Map<String, @Nullable Object> body) {
    return new RestRequest(
        method, target, Map.of("Content-Type", "application/json"), Json.writeBytes(body));
  }

  /** As an HTML form is sent. */
  public static RestRequest postForm(String target, Map<String, String> fields) {
    return new RestRequest(
        "POST",
        target,
        Map.of("Content-Type", "application/x-www-form-urlencoded"),
        form(fields).getBytes(StandardCharsets.UTF_8));
  }

  public RestRequest with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new RestRequest(method, target, more, body);
  }

  public RestRequest bearer(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** Fields as in a form or behind the {@code ?} of an address. */
  public static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + '=' + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** One part of a path, or one value of a query. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    String path = target.replaceFirst("\\?.*", "");
    return method + ' ' + path.replaceAll("/[^/]{60,}", "/***");
  }
}
