package dev.bitbrat.behaviours.templates;

import dev.bitbrat.behaviours.spi.BehaviourTemplate;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import java.util.Map;

@Implementation(
    value = "quotes",
    summary = "A collection of quotes: everybody may add, moderators approve.")
record Quotes(
    @Property(
            value = "The command that tells a quote, by its number or any.",
            defaultValue = "quote",
            main = true)
        String command)
    implements BehaviourTemplate {
  @Override
  public Map<String, ?> values() {
    return Map.of("command", command);
  }
}
