package dev.bitbrat.behaviours.templates;

import dev.bitbrat.behaviours.spi.BehaviourTemplate;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import java.util.Map;

@Implementation(
    value = "pronouns",
    summary = "Lets people say their pronouns, for ${they} and ${user_they}.")
record Pronouns(
    @Property(value = "The command.", defaultValue = "pronouns", main = true) String command)
    implements BehaviourTemplate {
  @Override
  public Map<String, ?> values() {
    return Map.of("command", command);
  }
}
