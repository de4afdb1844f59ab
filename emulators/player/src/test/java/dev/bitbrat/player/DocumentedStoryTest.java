package dev.bitbrat.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The bot and the story that the documents show. */
class DocumentedStoryTest {
  private static final Pattern BOT =
      Pattern.compile("## A bot\n.*?```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern STORY =
      Pattern.compile("`evening.txt`:\n\n```\n(.*?)```", Pattern.DOTALL);

  @Test
  void goesAsItIsTold() throws IOException, InterruptedException {
    String page = Files.readString(Path.of(System.getProperty("bitbrat.root"), "docs", "bots.md"));
    Played played = Bots.play(found(BOT, page), found(STORY, page));
    assertThat(played.differing()).isEmpty();
    assertThat(page).contains("ok  evening.txt (" + played.steps().size() + " steps)");
  }

  @Test
  void goesOtherwiseAsItIsShown() throws IOException, InterruptedException {
    String page = Files.readString(Path.of(System.getProperty("bitbrat.root"), "docs", "bots.md"));
    String wrong = found(STORY, page).replace("!sass you\n", "!sass you\n< foolish you\n");
    List<PlayedStep> differing = Bots.play(found(BOT, page), wrong).differing();
    assertThat(differing).hasSize(1);
    PlayedStep step = differing.getFirst();
    assertThat(page).contains("    " + step.step().cause().number() + "   > bob[vip]: !sass you\n");
    assertThat(step.why()).isNotEmpty().allSatisfy(line -> assertThat(page).contains(line));
  }

  private static String found(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
