package dev.bitbrat.standins;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.standins.DiscordSamples.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Posts interactions to a webhook as Discord does: signed, once, and waiting 3 seconds. */
public final class DiscordSender implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int DEFERRED = 5;

  private final URI webhook;
  private final DiscordStandIn discord;
  private final InstantSource clock;
  private final AtomicLong nextId = new AtomicLong(400_000_000_000_000_001L);
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  public DiscordSender(URI webhook, DiscordStandIn discord, InstantSource clock) {
    this.webhook = webhook;
    this.discord = discord;
    this.clock = clock;
  }

  public record Result(int status, String contentType, String body) {}

  /** Somebody enters a slash command; if the bot says "thinking", its answer is waited for. */
  public Result command(Person person, String name, String... arguments) {
    String id = Long.toString(nextId.getAndIncrement());
    String token = "interaction-token-" + id;
    String body = DiscordSamples.command(id, token, person, name, arguments);
    // Known before the answer: the bot may be faster than we are.
    discord.defer(token, DiscordSamples.CHANNEL);
    return post(discord.signer().sign(clock.instant(), body));
  }

  public Result ping() {
    return post(discord.signer().sign(clock.instant(), DiscordSamples.ping()));
  }

  /** Whether an answer says that the bot is thinking. */
  public static boolean isDeferred(Result result) {
    return result.status() == 200
        && Tree.number(Json.parseObject(result.body()), "type", 0) == DEFERRED;
  }

  /**
   * What Discord does before it takes an address: a ping, and one that is signed wrongly.
   *
   * @return whether it would take it
   */
  public boolean probe() {
    DiscordRequest genuine = discord.signer().sign(clock.instant(), DiscordSamples.ping());
    Result pong = post(genuine);
    Result forged = post(genuine.with(DiscordRequest.SIGNATURE, "0".repeat(128)));
    return pong.status() == 200
        && Tree.number(Json.parseObject(pong.body()), "type", 0) == 1
        && forged.status() == 401;
  }

  /**
   * @throws IllegalStateException if there is no answer in time
   */
  public Result post(DiscordRequest request) {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(webhook)
            .timeout(PATIENCE)
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
      throw new IllegalStateException("interrupted while posting to " + webhook, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
