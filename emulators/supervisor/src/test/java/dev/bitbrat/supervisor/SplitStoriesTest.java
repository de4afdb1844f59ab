package dev.bitbrat.supervisor;

import dev.bitbrat.config.Bundle;
import dev.bitbrat.emulators.gcloud.Emulators;
import dev.bitbrat.emulators.gcloud.EmulatorsForTests;
import dev.bitbrat.player.Player;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stories through a function a stage, by the test door; some of them from Twitch's stand-in,
 * signed, to its webhook's function, and back to it from its egress' function.
 */
@ExtendWith(EmulatorsForTests.class)
@Timeout(600)
class SplitStoriesTest {
  private static final List<String> STORIES = List.of("S1", "S5", "S6", "S8", "S9", "S12");
  private static final List<String> FROM_TWITCH = List.of("S1", "S5", "S7");

  private static @Nullable StoryFleet fleet;

  @BeforeAll
  static void start(Emulators emulators, @TempDir Path home) throws InterruptedException {
    List<Story> stories =
        Stream.concat(
                STORIES.stream().map(Story::named),
                FROM_TWITCH.stream().map(SplitStoriesTest::fromTwitch))
            .toList();
    fleet = new StoryFleet(home, emulators, stories);
  }

  @AfterAll
  static void stop() {
    if (fleet != null) fleet.close();
  }

  static List<String> stories() {
    return STORIES;
  }

  @ParameterizedTest
  @MethodSource("stories")
  void aBotDoesWhatItsStoryTells(String name) throws InterruptedException {
    StoryFleet processes = Objects.requireNonNull(fleet);
    Story story = Story.named(name).asTwitchShowsIt();
    Bundle bot = StoryFleet.own(story);
    story.playedBy(it -> Player.at(bot, there -> new SplitVenue(processes)));
  }

  static List<String> fromTwitch() {
    return FROM_TWITCH;
  }

  @ParameterizedTest
  @MethodSource("fromTwitch")
  void aBotDoesItOnTwitch(String name) throws InterruptedException {
    StoryFleet processes = Objects.requireNonNull(fleet);
    Story story = fromTwitch(name);
    Bundle bot = StoryFleet.own(story);
    story.playedBy(it -> Player.at(bot, there -> new WebhookVenue(processes, there.name())));
  }

  private static Story fromTwitch(String name) {
    return Story.named(name).asTwitchShowsIt().again(name + "_on_twitch");
  }
}
