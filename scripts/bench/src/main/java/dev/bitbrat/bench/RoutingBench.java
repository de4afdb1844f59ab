package dev.bitbrat.bench;

import dev.bitbrat.events.Event;
import dev.bitbrat.json.Json;
import dev.bitbrat.rules.Routing;
import dev.bitbrat.rules.RuleDocument;
import dev.bitbrat.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Routing one event by few and by many rules, by our index and rule by rule. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RoutingBench {
  @Param({"10", "100", "1000", "10000"})
  int rules = 10;

  /** Whether a rule matches the event, or none does. */
  @Param({"command", "chatter"})
  String line = "command";

  private RuleSet indexed = RuleSet.EMPTY;
  private RuleByRule oneByOne = new RuleByRule(List.of());
  private Event event = SampleRules.chatter();
  private Map<String, Object> data = Map.of();

  /** Reads the rules and makes sure that both sides find the same one. */
  @Setup
  public void prepare() {
    List<RuleDocument> documents = new ArrayList<>();
    SampleRules.documents(rules)
        .forEach(document -> documents.add(RuleDocument.read("rule", document, Json::parse)));
    indexed = RuleSet.of(documents);
    oneByOne = new RuleByRule(SampleRules.logic(rules));
    boolean command = line.equals("command");
    event = command ? SampleRules.command(rules) : SampleRules.chatter();
    data = SampleRules.data(event);
    List<String> expected = command ? List.of(SampleRules.expected(rules)) : List.of();
    List<String> ours = bitbrat().matchedRuleIds();
    int theirs = jsonLogicJava();
    List<String> named = theirs < 0 ? List.of() : List.of(indexed.rules().get(theirs).id());
    if (indexed.rules().size() != rules || !ours.equals(expected) || !named.equals(expected)) {
      throw new IllegalStateException(expected + " expected: " + ours + ", " + named);
    }
  }

  /** The whole of routing: matches, the slip, and the event as it goes on. */
  @Benchmark
  public Routing bitbrat() {
    return indexed.route(event, SampleRules.CONTEXT);
  }

  /** Only which rules match. */
  @Benchmark
  public int jsonLogicJava() {
    return oneByOne.first(data);
  }
}
