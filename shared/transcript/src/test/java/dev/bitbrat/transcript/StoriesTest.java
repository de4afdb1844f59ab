package dev.bitbrat.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class StoriesTest {
  static List<String> names() {
    return Stories.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyLineOfAStoryIsInAStepOrAComment(String story) {
    long lines =
        Stories.transcript(story)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .count();
    long read = Stories.steps(story).stream().mapToLong(s -> 1 + s.expectations().size()).sum();
    assertThat(read).isEqualTo(lines).isGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatIsWrittenOfAStoryIsReadTheSame(String story) {
    for (Step step : Stories.steps(story)) {
      same(step.cause());
      step.expectations().forEach(StoriesTest::same);
    }
  }

  private static void same(Line line) {
    assertThat(LineReader.read(line.number(), LineWriter.write(line)))
        .isEqualTo(new Reading.Read(line));
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyStoryHasAConfiguration(String story) {
    Load load = new Load(LoadSettings.builder().build());
    assertThat(load.loadAllFromString(Stories.configuration(story)))
        .isNotEmpty()
        .allSatisfy(
            document ->
                assertThat(document)
                    .isInstanceOfSatisfying(
                        Map.class, map -> assertThat(map.containsKey("uuid")).isTrue()));
  }

  @Test
  void theStoriesAreAsLongAsTheyAre() {
    assertThat(Stories.names().stream().map(story -> Stories.steps(story).size()))
        .containsExactly(15, 12, 24, 34, 12, 24, 15, 26, 11, 12, 8, 8);
  }

  @Test
  void aLineIsFollowedByExactlyWhatMustComeOut() {
    Step raid = Stories.steps("S3").get(4);
    assertThat(raid.cause())
        .isEqualTo(
            new Cause.Happening(
                5, "raid", Map.of("user", "BurgerOni", "viewers", 42L, "id", "r1")));
    assertThat(raid.outputs())
        .containsExactly(
            new Expectation.Reply(6, "BurgerOni is raiding with 42 viewers!"),
            new Expectation.Reply(
                7,
                "Go follow BurgerOni at https://twitch.tv/burgeroni, last seen playing Celeste!"),
            new Expectation.Api(8, "shoutout burgeroni"));
  }

  @Test
  void nothingAndADotBothMeanNone() {
    List<Step> steps = Stories.steps("S4");
    assertThat(steps.getFirst().cause()).isEqualTo(new Cause.Clock(1, Duration.ofHours(1)));
    assertThat(steps.getFirst().outputs()).isEmpty();
    Step unsaid = steps.get(3);
    assertThat(unsaid.cause()).isEqualTo(new Cause.Chat(7, Said.of("ann", "ann", List.of(), "1")));
    assertThat(unsaid.expectations()).isEmpty();
  }

  @Test
  void storesAreLookedAtAfterTheirStep() {
    Step second =
        Stories.steps("S5").stream().filter(step -> step.stored().size() == 2).findFirst().get();
    assertThat(second.outputs()).isEmpty();
    assertThat(second.stored())
        .containsExactly(
            new Expectation.Content(14, "falls", 2L),
            new Expectation.Audit(
                15, "falls", Map.of("value", 2L, "modified_by", "mia", "via", "fall")));
  }

  @Test
  void blanksAtTheEndsOfAnExpectedTextStay() {
    assertThat(texts("S7")).contains("cat has been here for 2 months! ");
    assertThat(texts("S12")).contains(" | none | ${user} | ${nonsense} | cost $5");
    assertThat(texts("S6")).contains("#1 \"\"It's fine\" he said\" (mia, 2026-01-02)");
  }

  @Test
  void whatIsElsewhereSaysWhere() {
    assertThat(Stories.steps("S11").getFirst().outputs())
        .containsExactly(
            new Expectation.Message(
                2,
                new Place("discord", "announcements"),
                "BurgerOni is live: Any% runs (Celeste) https://twitch.tv/burgeroni"));
  }

  private static List<String> texts(String story) {
    return Stories.steps(story).stream()
        .flatMap(step -> step.outputs().stream())
        .map(output -> output instanceof Expectation.Reply reply ? reply.text() : "")
        .toList();
  }
}
