package dev.bitbrat.stages;

import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.behaviours.BotEngine;
import dev.bitbrat.behaviours.Decision;
import dev.bitbrat.behaviours.Surroundings;
import dev.bitbrat.behaviours.spi.DelayedEffect;
import dev.bitbrat.behaviours.spi.Editor;
import dev.bitbrat.behaviours.spi.UnavailableException;
import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.pipeline.Fetch;
import dev.bitbrat.pipeline.JsonText;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Outcome;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.pipeline.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs the bot's behaviours, with exactly the configuration that the router planned with. */
public final class BehavioursStage implements Stage {
  private static final System.Logger log = System.getLogger(BehavioursStage.class.getName());

  private final Configurations configurations;
  private final BotDirectory bots;
  private final Ports ports;
  private final JsonText json;
  private final Platforms platforms;
  private final Fetch fetch;

  private BehavioursStage(
      BotDirectory bots, Ports ports, JsonText json, Platforms platforms, Fetch fetch) {
    this.configurations = new Configurations(ports, json);
    this.bots = bots;
    this.ports = ports;
    this.json = json;
    this.platforms = platforms;
    this.fetch = fetch;
  }

  /**
   * @param bots the router's, if it is in the same process: told when a behaviour changes its bot
   * @param platforms to look channels up
   * @param fetch for sources over HTTP
   */
  public static BehavioursStage of(
      Ports ports, JsonText json, BotDirectory bots, Platforms platforms, Fetch fetch) {
    return new BehavioursStage(bots, ports, json, platforms, fetch);
  }

  @Override
  public String name() {
    return "behaviours";
  }

  @Override
  public boolean readsItsWrites(Event event) {
    return configurations.stamped(event).engine().mayWrite(event);
  }

  @Override
  public Outcome apply(Event event) {
    BotEngine engine = configurations.stamped(event).engine();
    HeadConfiguration head =
        new HeadConfiguration(ports.store(), json, configurations, event.bot());
    StoreDocuments documents = new StoreDocuments(ports.store(), event.bot(), head);
    Instant now = event.origin().atOr(ports.clock().instant());
    Decision decision = decide(engine, event, documents, now);
    if (decision.changes().containsKey(Editor.CONFIGURATION)) bots.distrust();
    List<Delivery> deliveries = new ArrayList<>(event.deliveries());
    deliveries.addAll(decision.deliveries());
    decision.runs().forEach(this::report);
    Event decided = event.with().deliveries(deliveries).build();
    List<Write> writes = new ArrayList<>(documents.writes(decision.changes(), now));
    for (DelayedEffect effect : decision.effects()) writes.add(write(event, effect));
    return new Outcome.Advance(
        decided,
        RoutingStep.Status.OK,
        detail(decision),
        writes,
        decision.effects().isEmpty() ? List.of() : List.of(Timers.wake(event)));
  }

  private static Write write(Event event, DelayedEffect effect) {
    return Timers.once(
        effect.kind() + ':' + effect.id(),
        event.bot(),
        event.origin(),
        effect.due(),
        Map.of("effect", effect.kind(), "payload", effect.payload()));
  }

  private Decision decide(BotEngine engine, Event event, StoreDocuments documents, Instant now) {
    Outside outside = new Outside(event, ports.chance(), json, platforms, fetch);
    try {
      return engine.decide(event, new Surroundings(documents, outside, now));
    } catch (UnavailableException e) {
      throw e.getCause() instanceof OutageException outage
          ? outage
          : new OutageException(String.valueOf(e.getMessage()), e);
    }
  }

  private void report(Decision.Run run) {
    switch (run) {
      case Decision.Run.Ran ran -> ports.metrics().behaviourRun(ran.behaviour(), "ran");
      case Decision.Run.Denied denied -> ports.metrics().behaviourRun(denied.behaviour(), "denied");
      case Decision.Run.Failed failed -> {
        ports.metrics().behaviourRun(failed.behaviour(), "failed");
        ports.metrics().actionError();
        log.log(WARNING, "behaviour {0} failed: {1}", failed.behaviour(), failed.why());
      }
    }
  }

  private static String detail(Decision decision) {
    return decision
        .whySilent()
        .orElseGet(
            () ->
                decision.runs().stream()
                    .map(BehavioursStage::detail)
                    .collect(Collectors.joining("; ")));
  }

  private static String detail(Decision.Run run) {
    return switch (run) {
      case Decision.Run.Ran ran ->
          ran.behaviour()
              + " ran"
              + (ran.notes().isEmpty() ? "" : " and noted: " + String.join(" / ", ran.notes()));
      case Decision.Run.Denied denied -> denied.behaviour() + " was denied";
      case Decision.Run.Failed failed -> failed.behaviour() + " failed: " + failed.why();
    };
  }
}
