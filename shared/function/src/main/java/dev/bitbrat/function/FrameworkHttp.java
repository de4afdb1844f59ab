package dev.bitbrat.function;

import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.bitbrat.web.UrlParts;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Between the Functions Framework's requests and responses and ours. */
final class FrameworkHttp {
  private static final Logger LOG = System.getLogger(FrameworkHttp.class.getName());
  private static final Pattern TARGET =
      Pattern.compile("(?:[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*)?([^?#]*)(?:\\?([^#]*))?(?:#.*)?");

  /** One who sends a body that is too large still gets to read why, up to this many bytes. */
  private static final long DISCARD_BYTES = 32L << 20;

  private FrameworkHttp() {}

  /**
   * @throws IllegalArgumentException if the address has a broken escape
   */
  static WebRequest request(HttpRequest request, byte[] body) {
    Matcher target = TARGET.matcher(request.getUri());
    if (!target.matches()) throw new IllegalArgumentException("not a request target");
    Map<String, List<String>> headers = headers(request);
    return new WebRequest(
        request.getMethod().toUpperCase(Locale.ROOT),
        UrlParts.path(target.group(1)),
        UrlParts.query(target.group(2)),
        headers,
        body,
        peer(headers));
  }

  /** Names in lower case, however often and in whatever case they came. */
  static Map<String, List<String>> headers(HttpRequest request) {
    Map<String, List<String>> headers = new HashMap<>();
    request
        .getHeaders()
        .forEach(
            (name, values) ->
                headers
                    .computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                    .addAll(values));
    return headers;
  }

  /** The last hop is what Google's front end saw; whatever stands before it anybody can send. */
  private static String peer(Map<String, List<String>> headers) {
    List<String> hops = headers.getOrDefault("x-forwarded-for", List.of());
    if (hops.isEmpty()) return "";
    String last = hops.getLast();
    return last.substring(last.lastIndexOf(',') + 1).strip();
  }

  /** The body; empty if it is longer than {@code limit} bytes, and then it is not kept. */
  static Optional<byte[]> body(HttpRequest request, int limit) throws IOException {
    long announced = request.getContentLength();
    if (announced > DISCARD_BYTES) return Optional.empty();
    InputStream in = request.getInputStream();
    if (announced <= limit) {
      byte[] body = in.readNBytes(limit + 1);
      if (body.length <= limit) return Optional.of(body);
    }
    byte[] buffer = new byte[8192];
    long left = DISCARD_BYTES;
    for (int read = 0; read >= 0 && left > 0; left -= read) read = in.read(buffer);
    return Optional.empty();
  }

  /**
   * @throws RuntimeException when a streamed body broke off: the framework logs it and cuts the
   *     connection
   */
  static void send(HttpRequest request, WebResponse response, HttpResponse out) throws IOException {
    out.setStatusCode(response.status());
    response.headers().forEach(out::appendHeader);
    boolean head = request.getMethod().equals("HEAD");
    switch (response.body()) {
      case WebResponse.Body.Bytes(byte[] bytes) -> {
        if (bytes.length > 0) out.getOutputStream().write(bytes);
      }
      case WebResponse.Body.Stream(WebResponse.Writer writer) -> {
        if (!head) stream(writer, out.getOutputStream());
      }
    }
  }

  private static void stream(WebResponse.Writer writer, OutputStream out) {
    try {
      writer.write(new Flushing(out));
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A client left before its answer was over");
    }
  }

  /** Every write is seen at once. */
  private static final class Flushing extends FilterOutputStream {
    Flushing(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      out.flush();
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      out.flush();
    }

    /** The body ends when its writer returns. */
    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
