package dev.bitbrat.testkit;

import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Publication;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Hands each event on as it is published, unless a call fails. */
public final class FailingBus implements EventBus {
  private final AtomicInteger failures;
  private final Consumer<Event> taken;

  private FailingBus(AtomicInteger failures, Consumer<Event> taken) {
    this.failures = failures;
    this.taken = taken;
  }

  /**
   * @param failures so many of the next calls fail and take nothing
   * @param taken hears what the others take, in their threads
   */
  public static FailingBus of(AtomicInteger failures, Consumer<Event> taken) {
    return new FailingBus(failures, taken);
  }

  @Override
  public void publish(List<Publication> publications) {
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new OutageException("this publish fails, as the test asked for");
    }
    publications.stream().map(Publication::event).forEach(taken);
  }

  @Override
  public void republish(RawMessage message) {
    throw new UnsupportedOperationException("nothing is sent again here");
  }
}
