package dev.bitbrat.config;

import dev.bitbrat.behaviours.Finding.Severity;

/**
 * Something wrong in a bot's files.
 *
 * @param line counts from 1
 * @param column counts from 1
 * @param path for example {@code behaviours[2].triggers[0].chat.command}; {@code ""} for the file
 * @param message what was expected, for a person
 */
public record ConfigProblem(
    String file, int line, int column, String path, String message, Severity severity) {
  /** As compilers write it: {@code bot.yaml:3:5: path: message}. */
  @Override
  public String toString() {
    String what = path.isEmpty() ? message : path + ": " + message;
    String kind =
        switch (severity) {
          case ERROR -> "";
          case WARNING -> "warning: ";
        };
    return file + ':' + line + ':' + column + ": " + kind + what;
  }
}
