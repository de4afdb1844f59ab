package dev.bitbrat.llm;

import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.pipeline.StageProvider;
import java.util.Map;

/** Brings the language model aboard where this module is on the class path. */
public final class LlmStageProvider implements StageProvider {
  @Override
  public String topic() {
    return Topics.LLM;
  }

  @Override
  public Stage stage(Map<String, String> environment, Secrets secrets) {
    return of(environment, secrets);
  }

  /** The stage as the environment says; without key and base URL it passes events on. */
  public static LlmStage of(Map<String, String> environment, Secrets secrets) {
    OpenAiSettings settings = OpenAiSettings.of(environment);
    return new LlmStage(
        OpenAiLanguageModel.of(settings, secrets).orElse(null),
        environment.getOrDefault("BOT_NAME", "BitBrat"));
  }
}
