package dev.bitbrat.behaviours.templates;

import dev.bitbrat.behaviours.spi.BehaviourTemplate;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import java.util.Map;

@Implementation(
    value = "viewer-queue",
    summary =
        "A queue of viewers who want to play along: people join and leave, moderators call the"
            + " next.")
record ViewerQueue(
    @Property(value = "What it is called.", defaultValue = "queue", main = true) String name)
    implements BehaviourTemplate {
  @Override
  public Map<String, ?> values() {
    return Map.of("name", name);
  }
}
