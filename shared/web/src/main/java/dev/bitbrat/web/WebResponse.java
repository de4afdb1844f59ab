package dev.bitbrat.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response; {@code Content-Type} and the rest are headers. */
public record WebResponse(int status, Map<String, String> headers, Body body) {
  public WebResponse {
    headers = Map.copyOf(headers);
  }

  /** How the body comes to be. */
  public sealed interface Body {
    @SuppressWarnings("ArrayRecordComponent") // bytes to send, compared by nobody
    record Bytes(byte[] bytes) implements Body {}

    /** Written piece by piece; the client sees each flush. */
    record Stream(Writer writer) implements Body {}
  }

  /** Writes a body that takes its time. */
  @FunctionalInterface
  public interface Writer {
    /**
     * @throws IOException when the client is gone
     */
    void write(OutputStream out) throws IOException;
  }

  public static WebResponse text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text);
  }

  public static WebResponse json(int status, String json) {
    return of(status, "application/json", json);
  }

  public static WebResponse of(int status, String contentType, String text) {
    return new WebResponse(
        status,
        Map.of("Content-Type", contentType),
        new Body.Bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  public static WebResponse empty(int status) {
    return new WebResponse(status, Map.of(), new Body.Bytes(new byte[0]));
  }

  public static WebResponse stream(int status, String contentType, Writer writer) {
    return new WebResponse(status, Map.of("Content-Type", contentType), new Body.Stream(writer));
  }

  public WebResponse withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new WebResponse(status, more, body);
  }
}
