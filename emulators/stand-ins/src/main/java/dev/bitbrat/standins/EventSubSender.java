package dev.bitbrat.standins;

import dev.bitbrat.standins.EventSubSamples.Chatter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Delivers to a webhook as Twitch does: signed, and again when the answer is a 5xx or none. */
public final class EventSubSender implements AutoCloseable {
  private static final int ATTEMPTS = 4;

  private final URI webhook;
  private final String secret;
  private final InstantSource clock;
  private final Duration pause;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /**
   * @param pause before the second attempt; each later one waits twice as long
   */
  public EventSubSender(URI webhook, String secret, InstantSource clock, Duration pause) {
    this.webhook = webhook;
    this.secret = secret;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * @param attempts how often it was delivered
   */
  public record Result(int status, String contentType, String body, int attempts) {}

  /** Somebody says something in the channel. */
  public Result chat(Chatter chatter, String text) {
    String body = EventSubSamples.chatMessage(UUID.randomUUID().toString(), chatter, text);
    return deliver("notification", "channel.chat.message", body);
  }

  public Result challenge(String type, String challenge) {
    return deliver(
        "webhook_callback_verification", type, EventSubSamples.challenge(type, challenge));
  }

  public Result revoke(String type, String status) {
    return deliver("revocation", type, EventSubSamples.revocation(type, status));
  }

  /**
   * Signs and delivers, under a new message id.
   *
   * @throws IllegalStateException if no attempt got an answer
   */
  public Result deliver(String messageType, String type, String body) {
    String id = UUID.randomUUID().toString();
    return post(EventSubRequest.signed(secret, id, clock.instant(), messageType, type, body));
  }

  /** Delivers what was signed before: the same message, as after a lost answer. */
  public Result post(EventSubRequest request) {
    Duration wait = pause;
    for (int attempt = 1; ; attempt++) {
      try {
        EventSubRequest sent =
            request.with("Twitch-Eventsub-Message-Retry", Integer.toString(attempt - 1));
        Result result = once(sent, attempt);
        if (result.status() < 500 || attempt == ATTEMPTS) return result;
      } catch (IOException e) {
        if (attempt == ATTEMPTS) throw new IllegalStateException("no answer from " + webhook, e);
      }
      sleep(wait);
      wait = wait.multipliedBy(2);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private Result once(EventSubRequest request, int attempt) throws IOException {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(webhook)
            .timeout(Duration.ofSeconds(10))
            .POST(HttpRequest.BodyPublishers.ofString(request.body()));
    request.headers().forEach(post::header);
    try {
      HttpResponse<String> response =
          client.send(post.build(), HttpResponse.BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Result(response.statusCode(), type, response.body(), attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while delivering to " + webhook, e);
    }
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between two attempts", e);
    }
  }
}
