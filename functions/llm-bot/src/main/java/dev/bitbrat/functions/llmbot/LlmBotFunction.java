package dev.bitbrat.functions.llmbot;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.events.Topics;
import dev.bitbrat.function.StageFunction;
import dev.bitbrat.llm.LlmStageProvider;

/** Entry point: Asks a language model: {@code internal.llmbot.v1} in. */
public final class LlmBotFunction extends StageFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public LlmBotFunction() {
    super(
        Cloud.stage(
            "llm-bot",
            Topics.LLM,
            cloud -> LlmStageProvider.of(cloud.environment().asMap(), cloud.secrets())));
  }
}
