package dev.bitbrat.standins;

import dev.bitbrat.standins.KickSamples.User;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Delivers to a webhook as Kick does: signed, and but once, whatever the answer is. */
public final class KickSender implements AutoCloseable {
  private final URI webhook;
  private final PrivateKey key;
  private final InstantSource clock;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  KickSender(URI webhook, PrivateKey key, InstantSource clock) {
    this.webhook = webhook;
    this.key = key;
    this.clock = clock;
  }

  public record Result(int status, String body) {}

  /** Somebody says something in the channel. */
  public Result chat(User sender, String content) {
    return deliver(
        "chat.message.sent", KickSamples.chat(UUID.randomUUID().toString(), sender, content));
  }

  /** Signs and delivers, under a new message id. */
  public Result deliver(String type, String body) {
    return post(sign(type, body));
  }

  /** Signs, under a new message id. */
  public KickRequest sign(String type, String body) {
    String id = "01" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    return KickRequest.signed(key, id, clock.instant(), type, body);
  }

  /**
   * @throws IllegalStateException if there is no answer
   */
  public Result post(KickRequest request) {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(webhook)
            .timeout(Duration.ofSeconds(10))
            .POST(HttpRequest.BodyPublishers.ofString(request.body()));
    request.headers().forEach(post::header);
    try {
      HttpResponse<String> response =
          client.send(post.build(), HttpResponse.BodyHandlers.ofString());
      return new Result(response.statusCode(), response.body());
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
