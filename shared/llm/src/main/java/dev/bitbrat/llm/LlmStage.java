package dev.bitbrat.llm;

import static java.lang.System.Logger.Level.INFO;

import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import dev.bitbrat.llm.LanguageModel.Answer;
import dev.bitbrat.pipeline.Outcome;
import dev.bitbrat.pipeline.Stage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Asks the language model and proposes its answer as a candidate. Makes no claim: a redelivery asks
 * again and derives the same candidate id.
 */
public final class LlmStage implements Stage {
  public static final String NAME = "llm-bot";

  /**
   * Keeps the event small whatever the model says; the platform's own limit is egress' business.
   */
  static final int MAX_CODE_POINTS = 4000;

  private static final System.Logger log = System.getLogger(LlmStage.class.getName());

  private final @Nullable LanguageModel model;
  private final String defaultBotName;
  private final AtomicBoolean saidThatThereIsNone = new AtomicBoolean();

  /**
   * @param model {@code null} when none is configured
   * @param defaultBotName what the bot calls itself on an event that names no bot
   */
  public LlmStage(@Nullable LanguageModel model, String defaultBotName) {
    this.model = model;
    this.defaultBotName = defaultBotName;
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * @throws LanguageModelException when the model gave no answer: counted, like any failure
   */
  @Override
  public Outcome apply(Event event) {
    if (model == null) return skipWithoutModel(event);
    if (event.text().isBlank() && Prompt.instructions(event).isEmpty()) {
      return Outcome.Advance.skip(event, "nothing to answer: no text and no prompt");
    }
    return switch (model.answer(Prompt.of(event, botName(event)))) {
      case Answer.Declined(String reason) ->
          Outcome.Advance.skip(event, "the model declined: " + reason);
      case Answer.Text text -> propose(event, text);
    };
  }

  private Outcome skipWithoutModel(Event event) {
    if (saidThatThereIsNone.compareAndSet(false, true)) {
      log.log(
          INFO,
          "no language model is configured: steps that ask one are skipped, everything else works."
              + " Set OPENAI_API_KEY, or OPENAI_BASE_URL for a compatible server");
    }
    return Outcome.Advance.skip(event, "no language model is configured");
  }

  private static Outcome propose(Event event, Answer.Text answer) {
    String text = Texts.cut(Texts.unquote(answer.text()), MAX_CODE_POINTS);
    if (text.isBlank()) return Outcome.Advance.skip(event, "the model's answer was blank");
    String id = Ids.derive(event.key(), "llm/" + event.stepsDone());
    Candidate candidate = candidate(id, text, answer);
    return new Outcome.Advance(
        event.with().addCandidate(candidate).build(), "answered by " + answer.model());
  }

  private static Candidate candidate(String id, String text, Answer.Text answer) {
    Map<String, @Nullable Object> metadata =
        Map.of(
            "promptTokens", answer.usage().promptTokens(),
            "completionTokens", answer.usage().completionTokens());
    return new Candidate(
        id,
        "text",
        NAME,
        null,
        "proposed",
        10d,
        null,
        text,
        "plain",
        "model:" + answer.model(),
        metadata,
        Map.of());
  }

  private String botName(Event event) {
    return event.bot().equals(Event.NO_BOT) ? defaultBotName : event.bot();
  }
}
