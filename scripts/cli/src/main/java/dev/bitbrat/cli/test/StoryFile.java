package dev.bitbrat.cli.test;

import dev.bitbrat.config.Bundle;
import dev.bitbrat.transcript.Transcript;
import java.nio.file.Path;

/**
 * A story that can be played.
 *
 * @param bot the file or folder of the bot
 * @param text of the transcript's file
 */
record StoryFile(Path path, Path bot, Bundle bundle, String text, Transcript transcript) {
  String name() {
    return path.toString();
  }
}
