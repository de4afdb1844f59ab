package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.data.Contents;
import dev.bitbrat.behaviours.spi.Draft;
import dev.bitbrat.events.Event;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** A bot with a memory of its own. */
record TestBot(BotEngine engine, InMemoryDocuments documents, TestWorld world) {
  TestBot(BotEngine engine) {
    this(engine, new InMemoryDocuments(), new TestWorld(new Random(1)));
  }

  private static final Instant START = Instant.parse("2026-01-02T18:00:00Z");

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

  /** What it says to a line, at the time at which the stories begin. */
  List<String> hears(String login, String text, String... roles) {
    return Bots.texts(decide(Bots.says(login, text, roles), START));
  }

  /** With the mark of a moderator. */
  List<String> hearsMod(String login, String text) {
    return hears(login, text, "moderator");
  }

  /** Tells it what is streamed. */
  void plays(String game) {
    String path = Streams.path(documents, Bots.says("ann", "").origin());
    documents.put(path, Streams.named(documents.get(path), null, game));
  }

  Contents contents(String store) {
    return Contents.of(config().sources(), documents, store).orElseThrow();
  }

  /** The same bot after a restart: all that is left is what it keeps. */
  TestBot restarted() {
    return new TestBot(new BotEngine(config()), documents, world);
  }

  TestBot with(RandomGenerator chance) {
    return new TestBot(engine, documents, new TestWorld(chance));
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
