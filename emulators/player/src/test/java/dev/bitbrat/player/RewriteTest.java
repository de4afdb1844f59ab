package dev.bitbrat.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.transcript.Expectation;
import dev.bitbrat.transcript.Place;
import dev.bitbrat.transcript.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RewriteTest {
  private static final Place HERE = new Place("twitch", "burgeroni");
  private static final Place THERE = new Place("discord", "news");

  @Test
  void whatCameTakesThePlaceOfWhatWasExpectedAndCommentsStay() {
    assertThat(rewrite("# a story\n> a: 1  # in\n  < x   # out\n\n# end", here("y")))
        .isEqualTo("# a story\n> a: 1  # in\n  < y   # out\n\n# end");
  }

  @Test
  void whatIsTooMuchGoesAndWhatIsTooLittleComesBehind() {
    assertThat(rewrite("> a: 1\n< x\n< y  # why\n< z\n", here("x")))
        .isEqualTo("> a: 1\n< x\n# why\n");
    assertThat(rewrite("> a: 1\n< x\n# end", here("x"), here("y"), there("z")))
        .isEqualTo("> a: 1\n< x\n< y\n<@discord#news z\n# end");
    assertThat(rewrite("> a: 1\n< y", here("x"), here("y"))).isEqualTo("> a: 1\n< x\n< y");
    assertThat(rewrite("> a: 1", here("x"))).isEqualTo("> a: 1\n< x");
  }

  @Test
  void aDotStandsForNothingAndGivesWay() {
    assertThat(rewrite("> a: 1\n< x  # one\n< y\n")).isEqualTo("> a: 1\n.  # one\n");
    assertThat(rewrite("> a: 1\n.   # none\n", here("x"), here("y")))
        .isEqualTo("> a: 1\n< x   # none\n< y\n");
    assertThat(rewrite("> a: 1\n.\n")).isEqualTo("> a: 1\n.\n");
  }

  @Test
  void theEndsOfLinesStayAsTheyAre() {
    assertThat(rewrite("\uFEFF> a: 1\r\n.\r\n# end\r\n", here("x"), here("y")))
        .isEqualTo("\uFEFF> a: 1\r\n< x\r\n< y\r\n# end\r\n");
  }

  @Test
  void aTextThatLooksLikeACommentComesBackAsItWas() {
    String text = rewrite("> a: 1\n.   # none\n", here("x  # y"));
    assertThat(differences(text, here("x  # y"))).isEmpty();
  }

  @Test
  void whatAStoreHoldsTakesThePlaceOfWhatItShould() {
    Step step = Bots.transcript("> a: 1\n= s {\"a\": \"  # b\"}  # c\n").steps().getFirst();
    Expectation held = new Expectation.Content(2, "s", List.of("d"));
    List<Row> group = List.of(new Row.Missing(step.expectations().getFirst()), new Row.Extra(held));
    PlayedStep played = new PlayedStep(step, List.of(group), List.of(), List.of());
    assertThat(Rewrite.of("> a: 1\n= s {\"a\": \"  # b\"}  # c\n", new Played(List.of(played))))
        .isEqualTo("> a: 1\n= s [\"d\"]  # c\n");
  }

  @Test
  void orderCountsWithinADestinationOnly() {
    String story = "> a: 1\n< x\n<@discord#news z\n< y\n";
    assertThat(differences(story, there("z"), here("x"), here("y"))).isEmpty();
    assertThat(differences(story, there("z"), here("y"), here("x"))).isNotEmpty();
    assertThat(
            differences(story.replace("> a", "@parallel 2 > a"), there("z"), here("y"), here("x")))
        .isEmpty();
  }

  @RepeatedTest(200)
  void whateverComesTheStoryExpectsItThenAndForGood(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    String story = "> a: 1\n" + expectations(random) + "= s 1\n# end\n";
    int count = random.nextInt(5);
    List<Sent> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String text = String.valueOf((char) ('x' + random.nextInt(3)));
      all.add(random.nextBoolean() ? here(text) : there(text));
    }
    Sent[] sent = all.toArray(Sent[]::new);
    String once = rewrite(story, sent);
    assertThat(differences(once, sent)).isEmpty();
    assertThat(rewrite(once, sent)).isEqualTo(once).endsWith("= s 1\n# end\n");
  }

  private static String expectations(Random random) {
    if (random.nextInt(5) == 0) return ".  # none\n";
    StringBuilder lines = new StringBuilder();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      lines.append(random.nextBoolean() ? "< " : "<@discord#news ");
      lines.append((char) ('x' + random.nextInt(3))).append('\n');
    }
    return lines.toString();
  }

  private static List<Row> differences(String story, Sent... came) {
    return step(story, came).rows().stream().filter(row -> !(row instanceof Row.Same)).toList();
  }

  private static String rewrite(String story, Sent... came) {
    return Rewrite.of(story, new Played(List.of(step(story, came))));
  }

  private static PlayedStep step(String story, Sent... came) {
    Step step = Bots.transcript(story).steps().getFirst();
    List<List<Row>> groups = new Comparison(step, List.of(came), HERE).groups();
    return new PlayedStep(step, groups, List.of(), List.of());
  }

  private static Sent here(String text) {
    return new Sent(HERE, text);
  }

  private static Sent there(String text) {
    return new Sent(THERE, text);
  }
}
