package dev.bitbrat.behaviours.templates;

import dev.bitbrat.behaviours.spi.BehaviourTemplate;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Implementation(value = "8-ball", summary = "Answers a question with one of several answers.")
record EightBall(
    @Property(value = "The command.", defaultValue = "8ball", main = true) String command,
    @Property(value = "The answers; a dozen come along.") @Nullable List<String> answers,
    @Property(value = "How long a person waits for the next answer.", defaultValue = "10s", min = 1)
        Duration cooldown)
    implements BehaviourTemplate {
  private static final List<String> ANSWERS =
      List.of(
          "Yes.",
          "No.",
          "Without a doubt.",
          "Very likely.",
          "It looks good.",
          "Better not count on it.",
          "I have my doubts.",
          "Ask again later.",
          "Who knows?",
          "Certainly not.",
          "If you say so.",
          "Try it and see.");

  @Override
  public Map<String, ?> values() {
    return Map.of(
        "command",
        command,
        "answers",
        answers == null ? ANSWERS : answers,
        "cooldown",
        cooldown.toString());
  }
}
