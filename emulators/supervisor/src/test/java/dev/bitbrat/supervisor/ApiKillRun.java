package dev.bitbrat.supervisor;

import dev.bitbrat.supervisor.ApiClient.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Command lines through the API, where an answer is written once and nothing stays unknown. */
final class ApiKillRun {
  private final TestPlatform platform;
  private final KillPlan plan;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final Map<Integer, String> accepted = new ConcurrentHashMap<>();

  ApiKillRun(TestPlatform platform, KillPlan plan) {
    this.platform = platform;
    this.plan = plan;
  }

  KillReport play(String what) throws Exception {
    try (ApiClient api = new ApiClient(platform.api(), platform.token())) {
      Duration sending;
      Map<String, Integer> kills;
      try (Killer killer = new Killer(platform, plan)) {
        sending = Deliveries.run(plan, line -> deliver(api, line));
        killer.stop();
        kills = killer.kills();
      }
      long begin = System.nanoTime();
      Map<String, List<Map<String, @Nullable Object>>> rows = read(api);
      Duration draining = Duration.ofNanos(System.nanoTime() - begin);
      return judge(what, rows, kills, sending, draining);
    }
  }

  private KillReport judge(
      String what,
      Map<String, List<Map<String, @Nullable Object>>> rows,
      Map<String, Integer> kills,
      Duration sending,
      Duration draining) {
    Tally tally = new Tally();
    for (int line = 0; line < plan.lines(); line++) {
      String id = String.valueOf(accepted.get(line));
      List<Map<String, @Nullable Object>> its = rows.getOrDefault(id, List.of());
      long replies = its.stream().filter(row -> "reply".equals(row.get("kind"))).count();
      long ends = its.size() - replies;
      if (ends == 0) tally.lost.add(id);
      else if (!"answered".equals(its.getLast().get("outcome"))) tally.failed.add(id);
      else tally.answered++;
      if (replies > 1 || ends > 1) tally.doubled.add(id);
      String expected = "heard " + run + ' ' + line;
      if (its.stream().noneMatch(row -> expected.equals(row.get("text")))) tally.strayed.add(id);
    }
    return tally.report(what, plan.lines(), kills, sending, draining);
  }

  /** What the sessions' logs say, by line, once each of their lines has ended. */
  private Map<String, List<Map<String, @Nullable Object>>> read(ApiClient api) throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    Map<String, List<Map<String, @Nullable Object>>> rows = new HashMap<>();
    for (int channel = 0; channel < plan.channels(); channel++) {
      long cursor = 0;
      int missing = (plan.lines() - channel + plan.channels() - 1) / plan.channels();
      while (missing > 0 && System.nanoTime() - deadline < 0) {
        Answer answer = api.patient("/v1/chat?session=" + session(channel) + "&after=" + cursor);
        for (Map<String, @Nullable Object> row : answer.rows()) {
          if (row.get("cursor") instanceof Number number) cursor = number.longValue();
          if ("end".equals(row.get("kind"))) missing--;
          rows.computeIfAbsent(String.valueOf(row.get("correlationId")), id -> new ArrayList<>())
              .add(row);
        }
        if (missing > 0) Waiting.aMoment();
      }
    }
    return rows;
  }

  private void deliver(ApiClient api, int line) throws Exception {
    Map<String, String> body =
        Map.of("text", "!echo " + run + ' ' + line, "session", session(line % plan.channels()));
    Answer answer = api.patientPost("/v1/chat", body, run + '-' + line);
    if (answer.status() != 202) throw new AssertionError(answer);
    accepted.put(line, String.valueOf(answer.json().get("correlationId")));
  }

  private String session(int channel) {
    return run + "-" + channel;
  }
}
