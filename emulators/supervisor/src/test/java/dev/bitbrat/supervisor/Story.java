package dev.bitbrat.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.config.BotLoader;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.config.Loaded;
import dev.bitbrat.player.Played;
import dev.bitbrat.player.Player;
import dev.bitbrat.transcript.Parsed;
import dev.bitbrat.transcript.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A bot and what it must do. */
record Story(String name, Bundle bot, Transcript transcript) {
  static final List<String> ALL =
      List.of("S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12", "S13");

  private static final Path FOLDER =
      Path.of(System.getProperty("bitbrat.root", "../.."), "shared/transcript/stories");

  static Story named(String name) {
    return new Story(name, bot(name), transcript(text(name)));
  }

  /** Twitch's adapter sends no blanks at the ends of a line: nobody would see them. */
  Story asTwitchShowsIt() {
    String shown = text(name).replaceAll("(?m)^< +", "< ").replaceAll("(?m)^(< .*\\S) +$", "$1");
    return new Story(name, bot, transcript(shown));
  }

  /** The same once more, so that it does not meet what is left of the first. */
  Story again(String otherName) {
    return new Story(otherName, bot, transcript);
  }

  /** Fails with what went otherwise. */
  void playedBy(Function<Bundle, Player> player) throws InterruptedException {
    Played played = player.apply(bot).play(transcript);
    List<String> differences =
        played.differing().stream()
            .map(step -> step.rows() + " " + step.trouble() + " " + step.why())
            .toList();
    assertThat(differences).isEmpty();
    assertThat(played.steps()).hasSameSizeAs(transcript.steps());
  }

  private static Bundle bot(String name) {
    return switch (BotLoader.load(FOLDER.resolve(name + ".yaml"))) {
      case Loaded.Ok ok -> ok.bundle();
      case Loaded.Invalid invalid -> throw new AssertionError(invalid.problems());
    };
  }

  private static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name + ".txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Transcript transcript(String text) {
    return switch (Transcript.parse(text)) {
      case Parsed.Ok ok -> ok.transcript();
      case Parsed.Invalid invalid -> throw new AssertionError(invalid.problems());
    };
  }
}
