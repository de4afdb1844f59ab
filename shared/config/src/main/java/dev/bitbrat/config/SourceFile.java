package dev.bitbrat.config;

import java.util.Arrays;

/**
 * A file of a bot, wherever it came from.
 *
 * @param name as shown in problems
 * @param rules whether it holds routing rules and not the bot itself
 */
@SuppressWarnings("ArrayRecordComponent") // content as read, compared by nobody
public record SourceFile(String name, boolean rules, byte[] content) {
  public SourceFile {
    content = Arrays.copyOf(content, content.length);
  }

  boolean isJson() {
    return name.endsWith(".json");
  }

  /** The name without folders and ending. */
  String baseName() {
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }
}
