package dev.bitbrat.bench;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Topics;
import dev.bitbrat.host.LocalPlatform;
import dev.bitbrat.local.EnvSecrets;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.standins.EventSubRequest;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.testkit.Samples;
import dev.bitbrat.twitch.EventSubProtocol;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where a row's events come from: made ahead, so that their making is not measured. */
@FunctionalInterface
interface Feed {
  /** Order holds within each, so that a single one would be worked off one by one. */
  int CHATS = 50;

  /** The event of that number. */
  Ready make(int number);

  /**
   * @param send returns once the event is accepted
   */
  record Ready(String correlationId, Runnable send) {}

  /** Commands of api clients, in 50 sessions. */
  static Feed api(LocalPlatform platform, String text) {
    return number -> {
      Event event =
          Samples.api(Samples.Person.BEN, "s" + number % CHATS, "m" + number, text)
              .with()
              .metadata("bot", PipelineBench.BOT)
              .egressDestination(Topics.EGRESS)
              .build();
      return new Ready(event.correlationId(), () -> platform.accept(event));
    };
  }

  /** Signed EventSub deliveries: lines of 200 people in 50 Twitch chats. */
  static Feed twitch(LocalPlatform platform, String text) {
    String secret = "a-secret-of-the-benchmark";
    Webhook webhook =
        new Webhook(
            new EventSubProtocol(new EnvSecrets(Map.of(EventSubProtocol.SECRET, secret))),
            platform.ports().bus(),
            platform.ports().clock());
    return number -> {
      EventSubSamples.Chatter chatter =
          new EventSubSamples.Chatter(
              "u" + number % 200, "user" + number % 200, "User", List.of("subscriber"));
      String id = "m" + number;
      EventSubRequest signed =
          EventSubRequest.signed(
              secret,
              id,
              platform.ports().clock().instant(),
              "notification",
              "channel.chat.message",
              inChat(number % CHATS, EventSubSamples.chatMessage(id, chatter, text)));
      WebRequest request = request(signed);
      return new Ready(Ids.correlation("twitch", "chat", id), () -> check(webhook.handle(request)));
    };
  }

  private static String inChat(int chat, String body) {
    return body.replace(EventSubSamples.BROADCASTER_ID, EventSubSamples.BROADCASTER_ID + chat)
        .replace(EventSubSamples.BROADCASTER_LOGIN, EventSubSamples.BROADCASTER_LOGIN + chat);
  }

  private static WebRequest request(EventSubRequest signed) {
    Map<String, List<String>> headers = new HashMap<>();
    signed
        .headers()
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
    byte[] body = signed.body().getBytes(StandardCharsets.UTF_8);
    return new WebRequest("POST", "/webhooks/twitch", Map.of(), headers, body, "127.0.0.1");
  }

  private static void check(WebResponse response) {
    if (response.status() >= 300) throw new IllegalStateException("status " + response.status());
  }
}
