package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.DelayedEffect;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.events.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shoutouts of a channel, kept at {@code shoutouts/{platform|channel}}: when the last one was, when
 * each channel was last shouted out, and who is waiting since when. Whoever waited too long is left
 * out: people wonder why the bot speaks of them now.
 */
final class ShoutoutQueue {
  static final String KIND = "twitch.shoutout";

  /** Twitch's limits: one every so often, and to one channel. */
  private static final Duration BETWEEN = Duration.ofMinutes(2);

  private static final Duration AGAIN = Duration.ofMinutes(60);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int LONGEST = 50;

  private final Run run;
  private final String path;
  private final Map<String, @Nullable Object> sent;
  private final List<String> waiting;
  private final Map<String, @Nullable Object> since;
  private @Nullable Instant last;

  ShoutoutQueue(Run run) {
    this.run = run;
    this.path =
        "shoutouts/"
            + run.documents()
                .segment(run.event().origin().platform() + "|" + run.event().origin().channel());
    Map<String, @Nullable Object> kept = run.documents().get(path);
    String at = Tree.string(kept, "last");
    this.last = at == null ? null : Instant.parse(at);
    this.waiting = new ArrayList<>(Tree.strings(kept, "waiting"));
    this.since = new LinkedHashMap<>(Tree.map(kept, "since"));
    this.sent = new LinkedHashMap<>(Tree.map(kept, "sent"));
    sent.values().removeIf(when -> !isWithin(when, AGAIN));
  }

  /** Now if that is allowed, else when its turn comes; not at all if it was lately or waits. */
  void add(String target) {
    if (sent.containsKey(target)) {
      run.note("no shoutout to " + target + ": the last one was less than an hour ago");
      return;
    }
    if (waiting.size() >= LONGEST) {
      run.note("no shoutout to " + target + ": " + LONGEST + " others wait");
      return;
    }
    if (!waiting.contains(target)) {
      waiting.add(target);
      since.put(target, run.now().toString());
    }
    next();
  }

  /** Sends the one that waits longest, if that is allowed by now; calls again while others wait. */
  void next() {
    waiting.removeIf(this::waitedTooLong);
    if (!waiting.isEmpty() && isFree()) {
      String target = waiting.removeFirst();
      run.platform("shoutout", Map.of("login", target));
      last = run.now();
      sent.put(target, run.now().toString());
    }
    Instant before = last;
    if (!waiting.isEmpty() && before != null) {
      run.later(new DelayedEffect(KIND, "next", before.plus(BETWEEN), Map.of()));
    }
    keep();
  }

  private boolean waitedTooLong(String target) {
    Object when = since.get(target);
    boolean tooLong = when != null && !isWithin(when, PATIENCE);
    if (tooLong) run.note("no shoutout to " + target + ": its turn did not come in time");
    return tooLong;
  }

  private boolean isFree() {
    return last == null || !run.now().isBefore(last.plus(BETWEEN));
  }

  private boolean isWithin(@Nullable Object when, Duration length) {
    return when instanceof String text && run.now().isBefore(Instant.parse(text).plus(length));
  }

  private void keep() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("last", last == null ? null : last.toString());
    fields.put("sent", sent);
    fields.put("waiting", waiting);
    since.keySet().retainAll(waiting);
    fields.put("since", since);
    run.draft().put(path, fields);
  }
}
