package dev.bitbrat.cloud;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.End;
import dev.bitbrat.pipeline.Outcomes;

/** One log line for each event that ends other than quietly: what log-based metrics count. */
final class OutcomeLog implements Outcomes {
  private static final System.Logger log = System.getLogger(OutcomeLog.class.getName());

  @Override
  public void ended(Event event, End end) {
    System.Logger.Level level =
        switch (end.kind()) {
          case QUIET -> DEBUG;
          case ANSWERED -> INFO;
          case FAILED, UNKNOWN -> WARNING;
        };
    log.log(level, "event ended: {0}", end.kind().wireName());
  }
}
