package dev.bitbrat.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bitbrat.llm.LanguageModel.Answer;
import dev.bitbrat.llm.LanguageModel.Role;
import dev.bitbrat.llm.LanguageModel.Turn;
import dev.bitbrat.standins.LlmStandIn;
import dev.bitbrat.standins.Misbehaviour;
import dev.bitbrat.standins.Misbehaviour.Fail;
import dev.bitbrat.testkit.FakeSecrets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real SDK against a server on this machine. */
class OpenAiLanguageModelTest {
  static final List<Turn> CONVERSATION =
      List.of(new Turn(Role.SYSTEM, "Be brief."), new Turn(Role.USER, "hello"));

  LlmStandIn server = LlmStandIn.start();
  FakeSecrets secrets = new FakeSecrets().with(OpenAiLanguageModel.KEY, LlmStandIn.KEY);
  OpenAiLanguageModel model = model(Duration.ofSeconds(10));

  @AfterEach
  void close() {
    model.close();
    server.close();
  }

  @Test
  void answers() {
    Answer.Text answer = (Answer.Text) model.answer(CONVERSATION);

    assertThat(answer.text()).isEqualTo("echo: hello");
    assertThat(answer.model()).isEqualTo("test-model");
    assertThat(answer.usage().promptTokens()).isPositive();
    assertThat(answer.usage().completionTokens()).isEqualTo("echo: hello".length());
    assertThat(server.questions())
        .containsExactly(new LlmStandIn.Question("test-model", "Be brief.\n", "hello"));
  }

  @Test
  void takesAKeyHoweverPeoplePasteIt() {
    secrets.with(OpenAiLanguageModel.KEY, " " + LlmStandIn.KEY + "\n");
    assertThat(model.answer(CONVERSATION)).isInstanceOf(Answer.Text.class);
  }

  @Test
  void needsNoKeyForAServerThatNeedsNone() {
    secrets = new FakeSecrets();
    server.key(null);
    try (OpenAiLanguageModel keyless = model(Duration.ofSeconds(10))) {
      assertThat(keyless.answer(CONVERSATION)).isInstanceOf(Answer.Text.class);
    }
  }

  @Test
  void isNotThereWithoutKeyAndServer() {
    OpenAiSettings openAi = OpenAiSettings.of(Map.of());
    assertThat(OpenAiLanguageModel.of(openAi, new FakeSecrets())).isEmpty();
    assertThat(OpenAiLanguageModel.of(openAi, secrets.with(OpenAiLanguageModel.KEY, " ")))
        .isEmpty();
  }

  @Test
  void saysWhatToDoAboutAWrongKeyAndReadsItAnew() {
    server.key("renewed");
    LanguageModelException failure = failure();
    assertThat(failure)
        .hasMessageContaining("OPENAI_API_KEY")
        .hasMessageNotContaining(LlmStandIn.KEY);
    assertThat(failure.retryable()).isFalse();

    secrets.with(OpenAiLanguageModel.KEY, "renewed");
    assertThat(model.answer(CONVERSATION)).isInstanceOf(Answer.Text.class);
  }

  @Test
  void triesOnceMoreWhenTheServerIsBusy() {
    server.next(new Fail(429, Map.of("Retry-After-Ms", "1"), ""));
    assertThat(model.answer(CONVERSATION)).isInstanceOf(Answer.Text.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void givesUpOnAServerThatStaysBusy(int status) {
    Fail busy = new Fail(status, Map.of("Retry-After-Ms", "1"), "");
    server.next(busy, busy);

    LanguageModelException failure = failure();
    assertThat(failure).hasMessageContaining("answered " + status);
    assertThat(failure.retryable()).isTrue();
    assertThat(server.questions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 422})
  void doesNotRepeatABadRequest(int status) {
    server.next(Fail.with(status));

    LanguageModelException failure = failure();
    assertThat(failure).hasMessageContaining("answered " + status);
    assertThat(failure.retryable()).isFalse();
    assertThat(server.questions()).isEmpty();
  }

  @Test
  void doesNotWaitForever() {
    Misbehaviour slow = new Misbehaviour.Delay(Duration.ofMinutes(2));
    server.next(slow, slow);
    try (OpenAiLanguageModel impatient = model(Duration.ofMillis(200))) {
      LanguageModelException failure =
          catchThrowableOfType(LanguageModelException.class, () -> impatient.answer(CONVERSATION));
      assertThat(failure.retryable()).isTrue();
    }
  }

  @Test
  void failsWhenNobodyListens() {
    server.close();
    assertThat(failure().retryable()).isTrue();
  }

  @Test
  void failsWhenTheServerHangsUp() {
    server.next(new Misbehaviour.HangUp(), new Misbehaviour.HangUp());
    assertThat(failure().retryable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>hello</html>",
        "{}",
        "[]",
        "\"x\"",
        "{\"choices\":[]}",
        "{\"choices\":[{\"message\":7}]}",
        "{\"choices\":\"no\"}",
        "{\"choices\":[{",
        "",
      })
  void failsOnGarbage(String garbage) {
    Fail answer = new Fail(200, Map.of("Content-Type", "application/json"), garbage);
    server.next(answer, answer);
    assertThat(failure()).hasMessageMatching("(?s).{10,200}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"message\":{\"content\":null}}]}",
        "{\"choices\":[{\"message\":{\"content\":[1]}}],\"usage\":{\"prompt_tokens\":\"x\"}}",
        "{\"choices\":[{\"message\":{}}],\"usage\":7}"
      })
  void takesAnAnswerWithoutTextForABlankOne(String json) {
    server.next(new Fail(200, Map.of("Content-Type", "application/json"), json));
    assertThat(model.answer(CONVERSATION))
        .isEqualTo(new Answer.Text("", "test-model", new LanguageModel.Usage(0, 0)));
  }

  @Test
  void tellsARefusalFromAnAnswer() {
    String json = "{\"choices\":[{\"message\":{\"refusal\":\"I would rather not.\"}}]}";
    server.next(new Fail(200, Map.of("Content-Type", "application/json"), json));
    assertThat(model.answer(CONVERSATION)).isInstanceOf(Answer.Declined.class);
  }

  @Test
  void pausesNoLongerThanItsBound() {
    BriefSleeper sleeper = new BriefSleeper(OpenAiLanguageModel.LONGEST_PAUSE);
    assertThat(sleeper.bounded(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(5));
    assertThat(sleeper.bounded(Duration.ofMillis(3))).isEqualTo(Duration.ofMillis(3));
  }

  private LanguageModelException failure() {
    return catchThrowableOfType(LanguageModelException.class, () -> model.answer(CONVERSATION));
  }

  private OpenAiLanguageModel model(Duration timeout) {
    OpenAiSettings settings =
        new OpenAiSettings(server.baseUrl().toString(), "test-model", timeout);
    return OpenAiLanguageModel.of(settings, secrets).orElseThrow();
  }
}
