package dev.bitbrat.behaviours.templates;

import dev.bitbrat.behaviours.spi.BehaviourTemplate;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import java.util.Map;

@Implementation(
    value = "shoutout",
    summary = "Shoutouts for raids, and for channels that moderators name with !so.")
record Shoutouts(
    @Property(value = "The command.", defaultValue = "so", main = true) String command,
    @Property(value = "Raids with fewer viewers are not answered.", defaultValue = "2", min = 0)
        int minViewers)
    implements BehaviourTemplate {
  @Override
  public Map<String, ?> values() {
    return Map.of("command", command, "minViewers", (long) minViewers);
  }
}
