package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.Interest;
import dev.bitbrat.behaviours.spi.Trigger;
import dev.bitbrat.behaviours.words.ChatText;
import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.events.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the behaviours that an event may start with one look, however many there are. */
final class EventIndex {
  private static final String ALL = "*";

  private final Map<String, List<Entry>> commands = new HashMap<>();
  private final List<Entry> anyCommands = new ArrayList<>();
  private final List<Entry> lines = new ArrayList<>();
  private final List<Saying> sayings = new ArrayList<>();
  private final Map<String, List<Entry>> happenings = new HashMap<>();
  private final Map<String, Entry> schedules = new LinkedHashMap<>();

  /**
   * A trigger and where it belongs.
   *
   * @param order of the behaviour in the configuration
   */
  record Entry(int order, Behaviour behaviour, Configured<Trigger> trigger, Interest interest) {}

  /**
   * An entry for lines with certain texts in them.
   *
   * @param texts folded once, because every line is compared with them
   */
  private record Saying(Entry entry, List<String> texts) {
    boolean isIn(String foldedLine) {
      for (String text : texts) {
        if (foldedLine.contains(text)) return true;
      }
      return false;
    }
  }

  /** A behaviour, and those of its triggers that may fire. */
  record Candidate(Behaviour behaviour, List<Configured<Trigger>> triggers) {}

  EventIndex(List<Behaviour> behaviours) {
    for (int i = 0; i < behaviours.size(); i++) {
      Behaviour behaviour = behaviours.get(i);
      if (!behaviour.runs()) continue;
      for (Configured<Trigger> trigger : behaviour.triggers()) {
        for (Interest interest : trigger.component().interests(trigger.self())) {
          add(new Entry(i, behaviour, trigger, interest));
        }
      }
    }
  }

  private void add(Entry entry) {
    switch (entry.interest) {
      case Interest.Command command ->
          command.names().stream()
              .map(Names::fold)
              .distinct()
              .forEach(name -> commands.computeIfAbsent(name, n -> new ArrayList<>()).add(entry));
      case Interest.AnyCommand _ -> anyCommands.add(entry);
      case Interest.Line _, Interest.Arrival _ -> lines.add(entry);
      case Interest.Saying(List<String> texts) ->
          sayings.add(new Saying(entry, texts.stream().map(Names::fold).toList()));
      case Interest.Happening happening ->
          happenings.computeIfAbsent(happening.kind(), k -> new ArrayList<>()).add(entry);
      case Interest.Schedule _ -> schedules.put(entry.trigger.self().uuid(), entry);
    }
  }

  /** In the order of the configuration. */
  List<Candidate> find(Event event, Kind kind) {
    List<Entry> entries = entries(event, kind);
    if (entries.isEmpty()) return List.of();
    Map<Integer, Candidate> candidates = new TreeMap<>();
    for (Entry entry : entries) {
      candidates
          .computeIfAbsent(entry.order, o -> new Candidate(entry.behaviour, new ArrayList<>()))
          .triggers
          .add(entry.trigger);
    }
    return List.copyOf(candidates.values());
  }

  /** The shortest silence that somebody waits for. */
  Optional<Duration> shortestIdle() {
    return lines.stream()
        .map(Entry::interest)
        .filter(Interest.Arrival.class::isInstance)
        .map(interest -> ((Interest.Arrival) interest).idle())
        .min(Comparator.naturalOrder());
  }

  /** Triggers that fire as time passes. */
  List<Entry> schedules() {
    return List.copyOf(schedules.values());
  }

  private List<Entry> entries(Event event, Kind kind) {
    return switch (kind) {
      case Kind.Line line -> ofLine(event, line);
      case Kind.Happening happening -> {
        List<Entry> found = new ArrayList<>(happenings.getOrDefault(happening.name(), List.of()));
        found.addAll(happenings.getOrDefault(ALL, List.of()));
        yield possible(event, found);
      }
      case Kind.Due due -> {
        Entry entry = schedules.get(due.trigger());
        yield entry == null ? List.of() : List.of(entry);
      }
      case Kind.Effect _, Kind.Other _ -> List.of();
    };
  }

  private List<Entry> ofLine(Event event, Kind.Line line) {
    List<Entry> named =
        line.command() == null ? List.of() : commands.getOrDefault(line.command(), List.of());
    List<Entry> any = line.command() == null ? List.of() : anyCommands;
    if (lines.isEmpty() && sayings.isEmpty() && any.isEmpty()) return possible(event, named);
    List<Entry> found = new ArrayList<>(named);
    found.addAll(lines);
    found.addAll(any);
    if (!sayings.isEmpty()) addSayings(event, found);
    return possible(event, found);
  }

  private void addSayings(Event event, List<Entry> to) {
    String folded = Names.fold(ChatText.line(event.text()));
    for (Saying saying : sayings) {
      if (saying.isIn(folded)) to.add(saying.entry);
    }
  }

  private static List<Entry> possible(Event event, List<Entry> entries) {
    List<Entry> possible = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      boolean fits =
          !(entry.interest instanceof Interest.Arrival arrival)
              || Activity.isArrival(event, arrival.idle());
      if (fits && mayFire(entry, event)) possible.add(entry);
    }
    return possible;
  }

  /** One that throws may fire: it is asked again where it harms no other. */
  private static boolean mayFire(Entry entry, Event event) {
    try {
      return entry.trigger.component().mayFire(event);
    } catch (RuntimeException e) {
      return true;
    }
  }
}
