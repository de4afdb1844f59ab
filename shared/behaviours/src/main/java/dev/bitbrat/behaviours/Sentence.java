package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.Phrase;
import dev.bitbrat.behaviours.spi.Trigger;
import dev.bitbrat.behaviours.words.Listing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A behaviour in the words of people. */
final class Sentence {
  private Sentence() {}

  static String of(Behaviour behaviour, String sigil) {
    StringBuilder sentence = new StringBuilder(triggers(behaviour.triggers(), sigil));
    List<String> conditions =
        behaviour.conditions().stream().map(c -> c.component().sentence(c.negated())).toList();
    if (!conditions.isEmpty()) sentence.append(", if ").append(String.join(" and ", conditions));
    List<String> actions = behaviour.actions().stream().map(a -> a.component().sentence()).toList();
    String all = actions.isEmpty() ? "do nothing" : String.join(", then ", actions);
    return sentence.append(", ").append(all).append('.').toString();
  }

  private static String triggers(List<Configured<Trigger>> triggers, String sigil) {
    Map<String, List<String>> byLead = new LinkedHashMap<>();
    for (Configured<Trigger> trigger : triggers) {
      Phrase phrase = trigger.component().phrase(sigil);
      byLead.computeIfAbsent(phrase.lead(), l -> new ArrayList<>()).addAll(phrase.objects());
    }
    List<String> clauses = new ArrayList<>();
    byLead.forEach(
        (lead, objects) ->
            clauses.add(objects.isEmpty() ? lead : lead + ' ' + Listing.either(objects)));
    return clauses.isEmpty() ? "Never" : "When " + String.join(" or when ", clauses);
  }
}
