package dev.bitbrat.llm;

import java.util.List;

/** Continues a conversation. */
public interface LanguageModel {
  /**
   * Blocks until the model has answered, for a bounded time.
   *
   * @throws LanguageModelException when there is no answer: unreachable, busy, too slow, or the
   *     request itself was refused (a wrong key, an unknown model)
   */
  Answer answer(List<Turn> conversation);

  /**
   * @param text for {@link Role#SYSTEM} written by us and the operator; for {@link Role#USER} data
   */
  record Turn(Role role, String text) {}

  enum Role {
    SYSTEM,
    USER
  }

  sealed interface Answer {
    /**
     * @param model the model that answered, as it calls itself
     */
    record Text(String text, String model, Usage usage) implements Answer {}

    /** The model would not answer this; asking again would get the same. */
    record Declined(String reason) implements Answer {}
  }

  /** What the answer cost, in tokens; 0 where the server does not say. */
  record Usage(long promptTokens, long completionTokens) {}
}
