package dev.bitbrat.gateway;

import dev.bitbrat.events.Event;
import dev.bitbrat.testkit.Samples;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Hears what a test says. */
final class HeardSource implements Source {
  private final String name;
  private final AtomicInteger listeners;
  private volatile State state = State.CONNECTING;
  private volatile @Nullable Sink sink;
  private volatile @Nullable Event atTheEnd;

  HeardSource(String name) {
    this(name, new AtomicInteger());
  }

  /**
   * @param listeners how many of these listen now
   */
  HeardSource(String name, AtomicInteger listeners) {
    this.name = name;
    this.listeners = listeners;
  }

  void hear(String text) {
    Sink to = sink;
    if (to == null) throw new IllegalStateException("not started");
    to.accept(Samples.ann(text));
  }

  /** It heard this just before it was closed. */
  void atTheEnd(String text) {
    atTheEnd = Samples.ann(text);
  }

  void breaks() {
    state = State.CONNECTING;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start(Sink to) {
    sink = to;
    state = State.LISTENING;
    listeners.incrementAndGet();
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public void close() {
    if (state == State.CLOSED) return;
    state = State.CLOSED;
    listeners.decrementAndGet();
    Event last = atTheEnd;
    Sink to = sink;
    if (last != null && to != null) to.accept(last);
  }
}
