package dev.bitbrat.behaviours.templates;

import dev.bitbrat.behaviours.spi.BehaviourTemplate;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import java.util.Map;

@Implementation(
    value = "giveaway",
    summary = "A giveaway: moderators start it with a word, people enter with it, moderators draw.")
record Giveaway(
    @Property(
            value = "What it is called: !startNAME, !stopNAME and !drawNAME.",
            defaultValue = "giveaway",
            main = true)
        String name)
    implements BehaviourTemplate {
  @Override
  public Map<String, ?> values() {
    return Map.of("name", name);
  }
}
