package dev.bitbrat.rules;

import dev.bitbrat.events.Event;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All rules of a bot, indexed by what they require: an event costs what its matches cost, however
 * many rules there are. Immutable and safe for many threads.
 */
public final class RuleSet {
  public static final RuleSet EMPTY = of(List.of());

  private final List<Rule> rules;
  private final List<Problem> problems;
  private final RuleIndex index;

  private RuleSet(List<Rule> rules, List<Problem> problems) {
    this.rules = List.copyOf(rules);
    this.problems = List.copyOf(problems);
    this.index = new RuleIndex(rules.stream().map(Rule::logic).toList());
  }

  /** The usable ones of the documents; of two with one id, the first. */
  public static RuleSet of(Collection<RuleDocument> documents) {
    List<Rule> rules = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (RuleDocument document : documents) {
      switch (document) {
        case RuleDocument.Off off -> {}
        case RuleDocument.Broken(String id, String reason) -> problems.add(new Problem(id, reason));
        case RuleDocument.Usable(Rule rule) when ids.add(rule.id()) -> rules.add(rule);
        case RuleDocument.Usable(Rule rule) ->
            problems.add(new Problem(rule.id(), "another rule has this id and is used instead"));
      }
    }
    rules.sort(Comparator.comparingDouble(Rule::priority).thenComparing(Rule::id));
    return new RuleSet(rules, problems);
  }

  /** The rules in force, in the order in which they are asked. */
  public List<Rule> rules() {
    return rules;
  }

  /** The documents that are not in force although they should be. */
  public List<Problem> problems() {
    return problems;
  }

  /** Asks every rule that could match: the first that does is chosen, all are named. */
  public Routing route(Event event, RuleContext context) {
    EventContext data = new EventContext(event, context);
    BitSet candidates = index.find(data);
    Decision decision = new Decision(event, context, data);
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      decision.ask(rules.get(i));
    }
    return decision.routing();
  }

  /** Says of every rule, in their order, whether it matches the event and why. */
  public List<Explanation> explain(Event event, RuleContext context) {
    EventContext data = new EventContext(event, context);
    return rules.stream().map(rule -> Explanation.of(rule, data)).toList();
  }

  private static final class Decision {
    private final Event event;
    private final RuleContext context;
    private final EventContext data;
    private final List<String> matched = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Rule chosen;
    private Event enriched;

    private Decision(Event event, RuleContext context, EventContext data) {
      this.event = event;
      this.context = context;
      this.data = data;
      this.enriched = event;
    }

    void ask(Rule rule) {
      try {
        if (!rule.logic().matches(data)) return;
        if (chosen == null) {
          Template.Scope scope = new Template.Scope(data, rule.metadata());
          enriched = rule.enrichments().addTo(event, rule, scope, context);
          chosen = rule;
        }
        matched.add(rule.id());
      } catch (LogicException e) {
        problems.add(new Problem(rule.id(), String.valueOf(e.getMessage())));
      }
    }

    Routing routing() {
      Event routed =
          enriched
              .with()
              .metadata("matchedRuleIds", matched)
              .metadata("chosenRuleId", chosen == null ? null : chosen.id())
              .build();
      return new Routing(
          routed, chosen, matched, chosen == null ? List.of() : chosen.slip(), problems);
    }
  }
}
