package dev.bitbrat.behaviours.templates;

import dev.bitbrat.behaviours.spi.BehaviourTemplate;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import java.time.Duration;
import java.util.List;
import java.util.Map;

@Implementation(
    value = "timer",
    summary = "Says something again and again while the stream is live, one text after the other.")
record Timer(
    @Property(value = "What to say; several texts take turns.", main = true) List<String> messages,
    @Property(value = "What it is called, if there are several.", defaultValue = "timer")
        String name,
    @Property(value = "From one text to the next.", defaultValue = "20m", min = 60) Duration every,
    @Property(
            value = "So many lines must have been said in between.",
            defaultValue = "5",
            min = 0,
            max = 500)
        int minMessages)
    implements BehaviourTemplate {
  @Override
  public Map<String, ?> values() {
    return Map.of(
        "name",
        name,
        "messages",
        messages,
        "every",
        every.toString(),
        "minMessages",
        (long) minMessages);
  }
}
