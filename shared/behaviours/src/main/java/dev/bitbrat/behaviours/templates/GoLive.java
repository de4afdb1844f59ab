package dev.bitbrat.behaviours.templates;

import dev.bitbrat.behaviours.spi.BehaviourTemplate;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import java.time.Duration;
import java.util.Map;

@Implementation(
    value = "go-live",
    summary = "Tells another place, such as Discord, that the stream is live.")
record GoLive(
    @Property(value = "What to say there.", main = true) String message,
    @Property(value = "Name of the output.", defaultValue = "discord") String output,
    @Property(value = "Channel of the output.", defaultValue = "announcements") String channel,
    @Property(
            value = "Not again when the stream was offline for less than this.",
            defaultValue = "10m")
        Duration after)
    implements BehaviourTemplate {
  @Override
  public Map<String, ?> values() {
    return Map.of(
        "message", message, "output", output, "channel", channel, "after", after.toString());
  }
}
