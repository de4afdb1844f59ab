package dev.bitbrat.standins;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Delivers to a webhook as Twilio does: a signed form. */
public final class TwilioSender implements AutoCloseable {
  private final URI webhook;
  private final String publicUrl;
  private final String authToken;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /**
   * @param webhook where it is
   * @param publicUrl what it is called from outside, which is signed
   */
  public TwilioSender(URI webhook, String publicUrl, String authToken) {
    this.webhook = webhook;
    this.publicUrl = publicUrl;
    this.authToken = authToken;
  }

  public record Result(int status, String contentType, String body) {}

  public Result deliver(Map<String, String> form) {
    return post(TwilioRequest.signed(authToken, publicUrl, form));
  }

  /**
   * Delivers what was signed before.
   *
   * @throws IllegalStateException if there is no answer
   */
  public Result post(TwilioRequest request) {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(webhook)
            .timeout(Duration.ofSeconds(15))
            .POST(HttpRequest.BodyPublishers.ofString(request.body()));
    request.headers().forEach(post::header);
    try {
      HttpResponse<String> response =
          client.send(post.build(), HttpResponse.BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Result(response.statusCode(), type, response.body());
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + webhook, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while delivering to " + webhook, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
