package dev.bitbrat.player;

import dev.bitbrat.config.BotLoader;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.config.ConfigProblem;
import dev.bitbrat.config.Loaded;
import dev.bitbrat.config.SourceFile;
import dev.bitbrat.transcript.Parsed;
import dev.bitbrat.transcript.Problem;
import dev.bitbrat.transcript.Transcript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Bots and stories of the tests. */
final class Bots {
  static final Path STORIES =
      Path.of(System.getProperty("bitbrat.root"), "shared/transcript/stories");

  static final String TALKER =
      """
      name: one
      triggers: [{ chat.command: one }]
      actions: [{ reply: "1" }]
      ---
      name: two
      triggers: [{ chat.command: two }]
      actions: [{ reply: a }, { reply: b }]
      ---
      name: echo
      triggers: [{ chat.command: echo }]
      conditions: [{ user.role: moderator }]
      actions: [{ reply: "${args} of ${user}" }]
      """;

  private Bots() {}

  static Bundle bundle(String yaml) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    return bundle(BotLoader.read("b", List.of(new SourceFile("bot.yaml", false, bytes))));
  }

  static Bundle bundle(Path file) {
    return bundle(BotLoader.load(file));
  }

  private static Bundle bundle(Loaded loaded) {
    return switch (loaded) {
      case Loaded.Ok(Bundle bundle, List<ConfigProblem> _) -> bundle;
      case Loaded.Invalid(List<ConfigProblem> all) -> throw new AssertionError(all.toString());
    };
  }

  static Transcript transcript(String text) {
    return switch (Transcript.parse(text)) {
      case Parsed.Ok(Transcript transcript) -> transcript;
      case Parsed.Invalid(List<Problem> problems) -> throw new AssertionError(problems.toString());
    };
  }

  static Played play(String yaml, String story) throws InterruptedException {
    return Player.of(bundle(yaml)).play(transcript(story));
  }
}
