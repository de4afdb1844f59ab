package dev.bitbrat.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Message;
import dev.bitbrat.json.EventCodec;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;

/** Deliveries as Pub/Sub and Eventarc make them. */
final class Samples {
  private Samples() {}

  static byte[] event(String text) {
    return new EventCodec()
        .encode(Event.of("chat.message.v1", "c1").message(Message.user("m1", text)).build());
  }

  /** A push without wrapper, attributes written as headers. */
  static HttpRequest.Builder bare(HttpRequest.Builder request, byte[] body) {
    return request
        .header("ce-specversion", "1.0")
        .header("ce-id", "d1")
        .header("ce-type", "chat.message.v1")
        .header("ce-source", "/ingress/twitch")
        .header("ce-channel", "burgeroni")
        .header("ce-traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer secret")
        .POST(BodyPublishers.ofByteArray(body));
  }

  static String envelope(byte[] data) {
    return """
    {"message":{"attributes":{"ce-id":"d2","Ce-Topic":"internal.llmbot.v1"},"data":"%s",\
    "messageId":"77","publishTime":"2026-01-02T03:04:05Z"},\
    "subscription":"projects/p/subscriptions/s"}\
    """
        .formatted(Base64.getEncoder().encodeToString(data));
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
