package dev.bitbrat.stages;

import dev.bitbrat.behaviours.Decision;
import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.pipeline.JsonText;
import dev.bitbrat.pipeline.Metrics;
import dev.bitbrat.pipeline.Outcome;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs the bot's behaviours, with exactly the configuration that the router planned with. */
public final class BehavioursStage implements Stage {
  private final Configurations configurations;
  private final Metrics metrics;

  BehavioursStage(Configurations configurations, Metrics metrics) {
    this.configurations = configurations;
    this.metrics = metrics;
  }

  public static BehavioursStage of(Ports ports, JsonText json) {
    return new BehavioursStage(new Configurations(ports, json), ports.metrics());
  }

  @Override
  public String name() {
    return "behaviours";
  }

  @Override
  public Outcome apply(Event event) {
    Decision decision = configurations.stamped(event).engine().decide(event);
    List<Delivery> deliveries = new ArrayList<>(event.deliveries());
    for (Decision.Run run : decision.runs()) {
      switch (run) {
        case Decision.Run.Ran ran -> {
          metrics.behaviourRun(ran.behaviour().name(), "ran");
          deliveries.addAll(ran.deliveries());
        }
        case Decision.Run.Denied denied ->
            metrics.behaviourRun(denied.behaviour().name(), "denied");
      }
    }
    Event decided = event.with().deliveries(deliveries).build();
    return new Outcome.Advance(decided, RoutingStep.Status.OK, detail(decision), List.of());
  }

  private static String detail(Decision decision) {
    return decision
        .whySilent()
        .orElseGet(
            () ->
                decision.runs().stream()
                    .filter(Decision.Run.Ran.class::isInstance)
                    .map(run -> run.behaviour().name() + " ran")
                    .collect(Collectors.joining("; ")));
  }
}
