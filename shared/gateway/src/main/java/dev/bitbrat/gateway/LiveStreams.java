package dev.bitbrat.gateway;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Query.Filter;
import dev.bitbrat.pipeline.Query.Op;
import dev.bitbrat.pipeline.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether anybody streams, as the router keeps it for each bot and channel: {@code
 * bots/BOT/streams/CHANNEL} with {@code live} and {@code since}.
 */
final class LiveStreams {
  private static final int MOST = 1000;

  /** A platform ends a stream after two days: whoever is live for longer, we missed the end. */
  private static final Duration LONGEST = Duration.ofHours(50);

  private final Store store;

  LiveStreams(Store store) {
    this.store = store;
  }

  /**
   * Whether a stream is live, or ended less than {@code idle} ago.
   *
   * @throws dev.bitbrat.pipeline.OutageException when the store cannot answer now
   */
  boolean any(Instant now, Duration idle) {
    return store.find(Query.all("bots", MOST)).stream()
        .anyMatch(bot -> anyOf(bot.path().id(), now, idle));
  }

  private boolean anyOf(String bot, Instant now, Duration idle) {
    Duration back = idle.compareTo(LONGEST) > 0 ? idle : LONGEST;
    Filter lately = new Filter("since", Op.GREATER_OR_EQUAL, now.minus(back).toString());
    String streams = "bots/" + bot + "/streams";
    return store.find(new Query(streams, List.of(lately), "since", false, MOST)).stream()
        .anyMatch(stream -> isOn(stream, now, idle));
  }

  static boolean isOn(Doc stream, Instant now, Duration idle) {
    String text = Tree.string(stream.fields(), "since");
    if (text == null) return false;
    Instant since = Instant.parse(text);
    boolean live = Boolean.TRUE.equals(stream.fields().get("live"));
    return since.isAfter(now.minus(live ? LONGEST : idle));
  }
}
