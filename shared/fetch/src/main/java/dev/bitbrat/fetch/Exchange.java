package dev.bitbrat.fetch;

import dev.bitbrat.behaviours.words.PublicUrl;
import dev.bitbrat.pipeline.Fetch.Fetched;
import dev.bitbrat.pipeline.Fetch.Request;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** One address asked, with the redirects that it leads through. */
final class Exchange {
  private static final int REDIRECTS = 3;

  private final CloseableHttpClient client;
  private final Request request;
  private @Nullable HttpGet current;
  private boolean stopped;

  Exchange(CloseableHttpClient client, Request request) {
    this.client = client;
    this.request = request;
  }

  private sealed interface Hop {
    record Over(Fetched.Answer answer) implements Hop {}

    record On(URI to) implements Hop {}
  }

  Fetched run() {
    try {
      return walk();
    } catch (RefusedException e) {
      return new Fetched.Failed(e.reason());
    } catch (UnknownHostException e) {
      return new Fetched.Failed("there is no host of its name");
    } catch (SSLException e) {
      return new Fetched.Failed("its encryption or certificate is not acceptable");
    } catch (HttpHostConnectException e) {
      return new Fetched.Failed("nothing takes connections there");
    } catch (SocketTimeoutException e) {
      return new Fetched.Failed("it does not answer");
    } catch (IOException | CancellationException e) {
      return new Fetched.Failed("the connection broke, or what came is not HTTP");
    } catch (IllegalArgumentException | IllegalStateException e) {
      return new Fetched.Failed("what came is not HTTP as it should be");
    }
  }

  /** Closes the connection, at whatever point it is. */
  synchronized void stop() {
    stopped = true;
    if (current != null) current.cancel();
  }

  private Fetched walk() throws IOException {
    URI at = request.uri();
    for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
      Optional<String> problem = PublicUrl.problem(at.toString());
      if (problem.isPresent()) throw new RefusedException(where(redirects) + problem.get());
      switch (hop(at)) {
        case Hop.Over(Fetched.Answer answer) -> {
          return answer;
        }
        case Hop.On(URI to) -> at = to;
      }
    }
    throw new RefusedException("it redirects more than " + REDIRECTS + " times");
  }

  private static String where(int redirects) {
    return redirects == 0 ? "" : "it redirects to an address that is refused: ";
  }

  private Hop hop(URI uri) throws IOException {
    HttpGet get = begin(uri);
    try (ClassicHttpResponse response = client.executeOpen(null, get, null)) {
      try {
        Optional<URI> next = redirect(uri, response);
        if (next.isPresent()) return new Hop.On(next.get());
        String text = TextBody.read(response, request.maxBytes());
        return new Hop.Over(new Fetched.Answer(response.getCode(), text));
      } finally {
        // Closed alone, a body without end would be read to its end.
        get.cancel();
      }
    }
  }

  private synchronized HttpGet begin(URI uri) {
    if (stopped) throw new CancellationException("too late");
    HttpGet get = new HttpGet(uri);
    current = get;
    return get;
  }

  private static Optional<URI> redirect(URI from, ClassicHttpResponse response)
      throws RefusedException {
    Header location = response.getFirstHeader(HttpHeaders.LOCATION);
    boolean redirects =
        switch (response.getCode()) {
          case 301, 302, 303, 307, 308 -> true;
          default -> false;
        };
    if (!redirects || location == null) return Optional.empty();
    URI to;
    try {
      to = from.resolve(URI.create(String.valueOf(location.getValue())));
    } catch (IllegalArgumentException e) {
      throw new RefusedException("it redirects to something that is not a URL");
    }
    if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
      throw new RefusedException("it redirects from https to something else");
    }
    return Optional.of(to);
  }
}
