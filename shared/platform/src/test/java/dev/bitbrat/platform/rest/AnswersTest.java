package dev.bitbrat.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.platform.rest.RestResult.Answered;
import dev.bitbrat.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
  static final Instant NOW = FakeClock.START;

  final Answers answers = new Answers("Kick", answered -> Answers.retryAfter(answered, NOW));

  @ParameterizedTest
  @CsvSource({
    "1, PT1S",
    "0.2, PT1S",
    "30, PT30S",
    "999999, PT30M",
    "'Fri, 02 Jan 2026 20:01:00 GMT', PT1M"
  })
  void waitsAsLongAsThePlatformAsks(String retryAfter, Duration wait) {
    assertThat(answers.failure(answered(429, Map.of("retry-after", retryAfter), null), ""))
        .isEqualTo(new Sent.NotNow("over Kick's rate limit", wait, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1e9", "99999999999"})
  void doesNotBelieveANonsensicalWait(String retryAfter) {
    assertThat(answers.failure(answered(429, Map.of("retry-after", retryAfter), null), ""))
        .isEqualTo(new Sent.NotNow("over Kick's rate limit", Duration.ofSeconds(5), false));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 503})
  void waitsWithWhatSurelyWasNotDone(int status) {
    assertThat(answers.failure(answered(status, Map.of(), null), ""))
        .isInstanceOfSatisfying(
            Sent.NotNow.class, notNow -> assertThat(notNow.counted()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(ints = {202, 502, 504})
  void doesNotKnowWhatAnOddAnswerMeans(int status) {
    assertThat(answers.failure(answered(status, Map.of(), null), ""))
        .isInstanceOf(Sent.Unknown.class);
  }

  @Test
  void silenceMayHaveBeenHeard() {
    assertThat(answers.failure(new RestResult.Silence("no answer within 10.0 s"), ""))
        .isEqualTo(new Sent.Unknown("no answer within 10.0 s"));
  }

  @Test
  void repeatsWhatThePlatformSaysButNotWhatIsConfidential() {
    Map<String, String> body = Map.of("message", "token s3cret\nis of " + "x".repeat(300));
    assertThat(answers.failure(answered(400, Map.of(), body), "s3cret"))
        .isInstanceOfSatisfying(
            Sent.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .startsWith("Kick answered 400: token *** is of xxx")
                    .hasSizeLessThan(250));
  }

  @Test
  void findsAHeaderHoweverItIsSpelt() {
    assertThat(Answers.retryAfter(answered(429, Map.of("retry-after", "2"), null), NOW))
        .isEqualTo(Optional.of(Duration.ofSeconds(2)));
  }

  static Answered answered(
      int status, Map<String, String> headers, @org.jspecify.annotations.Nullable Object json) {
    return new Answered(status, headers, json);
  }
}
