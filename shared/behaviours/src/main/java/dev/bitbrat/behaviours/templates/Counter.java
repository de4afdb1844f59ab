package dev.bitbrat.behaviours.templates;

import dev.bitbrat.behaviours.spi.BehaviourTemplate;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import java.util.Map;

@Implementation(
    value = "counter",
    summary = "Counts something: everybody may ask, moderators count.")
record Counter(
    @Property(value = "What is counted: the command that tells the number.", main = true)
        String name,
    @Property(
            value = "What is said; ${datastore[NAME]} is the number, and {{name}} the name.",
            defaultValue = "{{name}}: ${datastore[{{name}}]}")
        String text)
    implements BehaviourTemplate {
  @Override
  public Map<String, ?> values() {
    return Map.of("name", name, "text", text.replace("{{name}}", name));
  }
}
