package dev.bitbrat.pipeline;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** What a runner needs of the world. */
public record Ports(
    Store store,
    EventBus bus,
    Codec codec,
    Outcomes outcomes,
    Metrics metrics,
    InstantSource clock,
    RandomGenerator chance,
    Pause pause,
    RunScope scope) {
  /** Nothing watched, no waiting. */
  public static Ports of(Store store, EventBus bus, Codec codec, InstantSource clock) {
    return new Ports(
        store,
        bus,
        codec,
        Outcomes.NONE,
        Metrics.NONE,
        clock,
        () -> ThreadLocalRandom.current().nextLong(),
        Pause.NONE,
        RunScope.NONE);
  }

  public Ports withBus(EventBus other) {
    return new Ports(store, other, codec, outcomes, metrics, clock, chance, pause, scope);
  }

  public Ports withOutcomes(Outcomes other) {
    return new Ports(store, bus, codec, other, metrics, clock, chance, pause, scope);
  }
}
