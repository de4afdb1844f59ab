package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.Draft;
import dev.bitbrat.events.Event;
import java.time.Instant;
import java.util.Random;

/** A bot with a memory of its own. */
record TestBot(BotEngine engine, InMemoryDocuments documents, TestWorld world) {
  TestBot(BotEngine engine) {
    this(engine, new InMemoryDocuments(), new TestWorld(new Random(1)));
  }

  /** What it makes of the event at that time, and keeps what it then keeps. */
  Decision decide(Event event, Instant now) {
    Decision decision = engine.decide(event, new Surroundings(documents, world, now));
    decision
        .changes()
        .forEach(
            (path, change) -> {
              switch (change) {
                case Draft.Changed.Put put -> documents.put(path, put.fields());
                case Draft.Changed.Deleted _ -> documents.delete(path);
              }
            });
    return decision;
  }

  Decision decide(Event event) {
    return decide(event, Instant.EPOCH);
  }

  boolean concerns(Event event) {
    return engine.concerns(event);
  }

  BotConfig config() {
    return engine.config();
  }
}
