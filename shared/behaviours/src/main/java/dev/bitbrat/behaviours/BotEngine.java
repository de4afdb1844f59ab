package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Condition;
import dev.bitbrat.behaviours.spi.Draft;
import dev.bitbrat.behaviours.spi.Interest;
import dev.bitbrat.behaviours.spi.Resumption;
import dev.bitbrat.behaviours.spi.Trigger;
import dev.bitbrat.behaviours.spi.UnavailableException;
import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bot's configuration, ready to decide. Safe for threads.
 *
 * <p>Two phases: triggers and conditions of all behaviours see everything as it was before the
 * event; then the actions run in the order of the configuration, each seeing what those before it
 * wrote. A behaviour that fails leaves nothing behind and harms no other.
 */
public final class BotEngine {
  private static final String TOO_MANY_WRITES = "writes too much at once";

  private final BotConfig config;
  private final EventIndex index;
  private final List<Schedule> schedules;
  private final Optional<Duration> shortestIdle;
  private final Map<String, Resumption> resumptions;

  public BotEngine(BotConfig config) {
    this.config = config;
    this.index = new EventIndex(config.behaviours());
    this.schedules = index.schedules().stream().map(BotEngine::schedule).toList();
    this.shortestIdle = index.shortestIdle();
    this.resumptions = Resumptions.installed();
  }

  public BotConfig config() {
    return config;
  }

  /** Whether a behaviour may have to do with the event; cheap, and false for most. */
  public boolean concerns(Event event) {
    Kind kind = Kind.of(event, config.sigil());
    return kind instanceof Kind.Effect || !index.find(event, kind).isEmpty();
  }

  /** Whether what it decides about the event may depend on what it wrote before. */
  public boolean mayWrite(Event event) {
    Kind kind = Kind.of(event, config.sigil());
    return kind instanceof Kind.Effect
        || index.find(event, kind).stream().anyMatch(c -> c.behaviour().writes());
  }

  /** Whether it is a line of a person: no bot's own words, nothing that happened. */
  public boolean isLine(Event event) {
    return Kind.of(event, config.sigil()) instanceof Kind.Line;
  }

  /** The shortest silence of a person that a behaviour waits for. */
  public Optional<Duration> shortestIdle() {
    return shortestIdle;
  }

  /** The triggers that fire as time passes. */
  public List<Schedule> schedules() {
    return schedules;
  }

  private static Schedule schedule(EventIndex.Entry entry) {
    return new Schedule(entry.trigger().self().uuid(), (Interest.Schedule) entry.interest());
  }

  /**
   * @param trigger uuid
   */
  public record Schedule(String trigger, Interest.Schedule interest) {}

  /** Why no behaviour has to do with the event; {@code ""} if that is of no interest. */
  public String whyNot(Event event) {
    return whyNot(Kind.of(event, config.sigil()));
  }

  private String whyNot(Kind kind) {
    return kind instanceof Kind.Line(String command) && command != null
        ? config.sigil() + command + ": no active behaviour has this command"
        : "";
  }

  /**
   * What the bot does. The same event with the same surroundings gives the same decision with the
   * same ids.
   *
   * @throws UnavailableException when something does not answer that everything needs
   */
  public Decision decide(Event event, Surroundings surroundings) {
    Kind kind = Kind.of(event, config.sigil());
    View before = new View(config, event, surroundings);
    if (kind instanceof Kind.Effect(String name)) return resume(name, before);
    List<EventIndex.Candidate> candidates = index.find(event, kind);
    if (candidates.isEmpty()) return Decision.none(whyNot(kind));
    String shown =
        kind instanceof Kind.Line(String command) && command != null
            ? config.sigil() + command
            : event.type();
    Draft draft = new Draft(surroundings.documents());
    List<Verdict> verdicts = new ArrayList<>();
    for (EventIndex.Candidate candidate : candidates) {
      verdicts.add(judge(candidate, before, draft, shown));
    }
    Said said = new Said();
    List<Decision.Run> runs = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      switch (verdict) {
        case Verdict.Untouched _ -> {}
        case Verdict.Over over -> runs.add(over.run());
        case Verdict.Allowed allowed -> runs.add(run(allowed.behaviour(), before, draft, said));
      }
    }
    return new Decision(runs, draft.changes(), runs.isEmpty() ? whyNot(kind) : "");
  }

  /** What came of a behaviour's triggers and conditions. */
  private sealed interface Verdict {
    record Untouched() implements Verdict {}

    record Over(Decision.Run run) implements Verdict {}

    record Allowed(Behaviour behaviour) implements Verdict {}
  }

  private Verdict judge(EventIndex.Candidate candidate, View before, Draft draft, String shown) {
    Behaviour behaviour = candidate.behaviour();
    try {
      if (!fires(candidate.triggers(), before)) return new Verdict.Untouched();
      for (Configured<Condition> condition : behaviour.conditions()) {
        if (condition.component().holds(before, condition.self()) == condition.negated()) {
          return new Verdict.Over(
              new Decision.Run.Denied(
                  behaviour.name(), shown + ": matched, denied by " + condition.describe()));
        }
      }
      Draft taken = new Draft(draft);
      for (Configured<Condition> condition : behaviour.conditions()) {
        if (!condition.negated()) {
          condition.component().taken(before, taken, condition.self());
        }
      }
      if (!draft.hasRoomFor(taken)) {
        return new Verdict.Over(new Decision.Run.Failed(behaviour.name(), TOO_MANY_WRITES));
      }
      draft.take(taken);
      return new Verdict.Allowed(behaviour);
    } catch (UnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      return new Verdict.Over(failed(behaviour.name(), e));
    }
  }

  private static boolean fires(List<Configured<Trigger>> triggers, View before) {
    for (Configured<Trigger> trigger : triggers) {
      boolean fires =
          trigger.component().mayFire(before.event())
              && trigger.component().fires(before, trigger.self());
      if (fires) return true;
    }
    return false;
  }

  private static Decision.Run run(Behaviour behaviour, View before, Draft draft, Said said) {
    Running running =
        new Running(before, behaviour.uuid(), behaviour.name(), behaviour.madeFromChat(), draft);
    return run(behaviour.name(), running, draft, said, () -> act(behaviour.actions(), running));
  }

  /**
   * Does it and takes over what it wrote, if all went well.
   *
   * @param acts tells why it could not be done, if so
   */
  private static Decision.Run run(
      String name, Running running, Draft draft, Said said, Supplier<Optional<String>> acts) {
    try {
      Optional<String> failure = acts.get();
      if (failure.isPresent()) return new Decision.Run.Failed(name, failure.get());
      if (!draft.hasRoomFor(running.draft())) {
        return new Decision.Run.Failed(name, TOO_MANY_WRITES);
      }
      if (!said.add(running.deliveries())) {
        return new Decision.Run.Failed(name, Said.TOO_MUCH);
      }
    } catch (UnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      return failed(name, e);
    }
    draft.take(running.draft());
    return new Decision.Run.Ran(name, running.deliveries(), running.effects(), running.notes());
  }

  /** Why they could not be done, if so. */
  private static Optional<String> act(List<Configured<Action>> actions, Running running) {
    for (int i = 0; i < actions.size(); i++) {
      Configured<Action> action = actions.get(i);
      running.begin(i, action.self());
      switch (action.component().act(running)) {
        case Action.Result.Done _ -> {}
        case Action.Result.Stop _ -> {
          return Optional.empty();
        }
        case Action.Result.Failed(String why) -> {
          if (action.orElse() == null) return Optional.of(action.implementation() + ": " + why);
          running.send(Delivery.Target.ORIGIN, action.orElse().fill(running));
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static Decision.Run failed(String behaviour, RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    String where = trace.length == 0 ? "" : " at " + trace[0];
    return new Decision.Run.Failed(behaviour, e.getClass().getSimpleName() + where);
  }

  private Decision resume(String kind, View before) {
    Resumption resumption = resumptions.get(kind);
    Map<String, @Nullable Object> payload = before.event().payload();
    if (resumption == null || payload == null) {
      return Decision.none("a delayed effect is of a kind that is not known here: " + kind);
    }
    Draft draft = new Draft(before.documents());
    Running running = new Running(before, kind, kind, false, draft);
    Supplier<Optional<String>> acts =
        () ->
            switch (resumption.resume(running, Tree.map(payload, "payload"))) {
              case Action.Result.Done _, Action.Result.Stop _ -> Optional.empty();
              case Action.Result.Failed(String why) -> Optional.of(why);
            };
    Decision.Run run = run(kind, running, draft, new Said(), acts);
    return new Decision(List.of(run), draft.changes(), "");
  }
}
