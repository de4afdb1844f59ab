package dev.bitbrat.stages;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Pause;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.TickJob;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.pipeline.Write.Condition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether there are ticks. The document {@code scheduler/tick} says {@code paused} from before the
 * job is paused until some time after it was resumed: when in doubt, whoever needs ticks resumes
 * once more.
 */
final class TickSwitch {
  private static final DocPath PATH = DocPath.of("scheduler", "tick");
  private static final String PAUSED = "paused";
  private static final String AT = "at";
  private static final int MAX_ROUNDS = 40;

  /** Longer than a run lasts: nobody who said so before may still be about to pause the job. */
  private static final Duration SETTLED = Duration.ofMinutes(2);

  private final Store store;
  private final Pause pause;
  private final InstantSource clock;
  private final TickJob job;

  TickSwitch(Ports ports, TickJob job) {
    this.store = ports.store();
    this.pause = ports.pause();
    this.clock = ports.clock();
    this.job = job;
  }

  /**
   * Nothing can be due. What became due meanwhile is found by the second look, or its wake finds
   * the document.
   */
  void off(BooleanSupplier anythingDue) {
    if (!commit(true, Condition.ANY)) throw new OutageException("could not write " + PATH);
    job.pause();
    if (anythingDue.getAsBoolean()) job.resume();
  }

  /** Something is due, now or later. */
  void on() {
    for (int round = 1; round <= MAX_ROUNDS; round++) {
      if (round > 1) pause.beforeAttempt(round);
      Optional<Doc> doc = store.get(PATH);
      if (doc.isEmpty() || !Boolean.TRUE.equals(doc.get().fields().get(PAUSED))) return;
      job.resume();
      if (!isSettled(doc.get()) || commit(false, Condition.unchanged(doc.get()))) return;
    }
    throw new OutageException("lost " + MAX_ROUNDS + " commits of " + PATH + " in a row");
  }

  private boolean isSettled(Doc doc) {
    String at = Tree.string(doc.fields(), AT);
    return at == null || at.compareTo(TimerTimes.text(clock.instant().minus(SETTLED))) < 0;
  }

  /** Counted, so that each time it is another version. */
  private boolean commit(boolean paused, Condition condition) {
    Map<String, @Nullable Object> said =
        Map.of(PAUSED, paused, AT, TimerTimes.text(clock.instant()));
    Write write = new Write.Update(PATH, said, Map.of("changes", 1L), Map.of(), condition, null);
    return store.commit(List.of(write)) instanceof Store.Committed.Ok;
  }
}
