package dev.bitbrat.supervisor;

import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Tree;
import dev.bitbrat.standins.EventSubRequest;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.standins.EventSubSender;
import dev.bitbrat.standins.TwitchStandIn.ChatMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Command lines from Twitch's webhook to Twitch's chat. */
final class HelixKillRun {
  private final TestPlatform platform;
  private final KillPlan plan;
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  /** Signed when first delivered: after ten minutes a signature is too old. */
  private final Map<Integer, EventSubRequest> requests = new ConcurrentHashMap<>();

  private final Tally tally = new Tally();

  HelixKillRun(TestPlatform platform, KillPlan plan) {
    this.platform = platform;
    this.plan = plan;
  }

  KillReport play(String what) throws Exception {
    Duration sending;
    Map<String, Integer> kills;
    try (EventSubSender sender = sender();
        Killer killer = new Killer(platform, plan)) {
      sending = Deliveries.run(plan, line -> deliver(sender, line));
      killer.stop();
      kills = killer.kills();
    }
    long begin = System.nanoTime();
    judge();
    Duration draining = Duration.ofNanos(System.nanoTime() - begin);
    return tally.report(what, plan.lines(), kills, sending, draining);
  }

  /** Those that the operator is shown as unknown. */
  Set<String> listedAsUnknown() throws Exception {
    Set<String> listed = new HashSet<>();
    try (ApiClient api = new ApiClient(platform.api(), platform.token())) {
      for (Map<String, @Nullable Object> event :
          Tree.maps(api.patient("/v1/events?outcome=unknown").json(), "events")) {
        listed.add(String.valueOf(event.get("correlationId")));
      }
    }
    return listed;
  }

  private void judge() throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    try (ApiClient api = new ApiClient(platform.api(), platform.token())) {
      Map<Integer, String> outcomes = new HashMap<>();
      for (int line = 0; line < plan.lines(); line++) {
        outcomes.put(line, outcome(api, correlationId(line), deadline));
      }
      Map<String, Integer> arrivals = arrivals();
      outcomes.forEach(
          (line, outcome) -> count(line, outcome, arrivals.getOrDefault(reply(line), 0)));
    }
  }

  private void count(int line, String outcome, int arrived) {
    String id = correlationId(line);
    switch (outcome) {
      case "answered" -> tally.answered++;
      case "unknown" -> tally.unknown.add(id);
      case "" -> tally.lost.add(id);
      default -> tally.failed.add(id);
    }
    if (arrived > 1) tally.doubled.add(id);
    boolean fits =
        switch (outcome) {
          case "answered" -> arrived == 1;
          case "unknown" -> true;
          default -> arrived == 0;
        };
    if (!fits) tally.strayed.add(id);
  }

  private static String outcome(ApiClient api, String id, long deadline) throws Exception {
    while (true) {
      ApiClient.Answer answer = api.patient("/v1/events/" + id);
      if (answer.status() == 200 && "final".equals(answer.json().get("status"))) {
        return String.valueOf(answer.json().get("outcome"));
      }
      if (System.nanoTime() - deadline > 0) return "";
      Waiting.aMoment();
    }
  }

  private Map<String, Integer> arrivals() {
    Map<String, Integer> arrivals = new HashMap<>();
    for (ChatMessage message : platform.twitch().messages()) {
      arrivals.merge(message.message(), 1, Integer::sum);
    }
    return arrivals;
  }

  /** Twitch tries for longer than our sender does. */
  private void deliver(EventSubSender sender, int line) {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    EventSubRequest request = requests.computeIfAbsent(line, this::request);
    while (true) {
      try {
        int status = sender.post(request).status();
        if (status == 204) return;
        boolean late = System.nanoTime() - deadline > 0;
        if (status < 500 || late) throw new AssertionError("status " + status);
      } catch (IllegalStateException e) {
        if (System.nanoTime() - deadline > 0) throw e;
      }
    }
  }

  private EventSubRequest request(int line) {
    String body =
        EventSubSamples.chatMessage(messageId(line), Chatter.ADA, "!echo " + run + ' ' + line)
            .replace(EventSubSamples.BROADCASTER_ID, "90" + (1000 + line % plan.channels()))
            .replace(EventSubSamples.BROADCASTER_LOGIN, plan.channel(line));
    return EventSubRequest.signed(
        TestPlatform.WEBHOOK_SECRET,
        UUID.randomUUID().toString(),
        Clock.systemUTC().instant(),
        "notification",
        "channel.chat.message",
        body);
  }

  private String reply(int line) {
    return "heard " + run + ' ' + line;
  }

  private String messageId(int line) {
    return run + "-" + line;
  }

  private String correlationId(int line) {
    return Ids.correlation("twitch", "chat", messageId(line));
  }

  private EventSubSender sender() {
    return new EventSubSender(
        platform.webhook(), TestPlatform.WEBHOOK_SECRET, Clock.systemUTC(), Duration.ofMillis(500));
  }
}
