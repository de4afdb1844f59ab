package dev.bitbrat.cli.chat;

import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Texts;
import dev.bitbrat.transcript.LineWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a transcript of what is said, so that it can be played again. */
final class Recorder implements AutoCloseable {
  private final @Nullable Path file;
  private final @Nullable BufferedWriter out;

  private Recorder(@Nullable Path file, @Nullable BufferedWriter out) {
    this.file = file;
    this.out = out;
  }

  /**
   * @param file what is in it already stays; {@code null} records nothing
   */
  static Recorder to(@Nullable Path file, String heading) {
    if (file == null) return new Recorder(null, null);
    try {
      BufferedWriter out =
          Files.newBufferedWriter(
              file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      Recorder recorder = new Recorder(file, out);
      recorder.input("# " + heading);
      return recorder;
    } catch (IOException e) {
      throw cannot(file, e);
    }
  }

  /** A line as {@link LineWriter} writes it. */
  void input(String line) {
    write(List.of(line));
  }

  void replies(List<String> texts) {
    write(LineWriter.replies(texts));
  }

  private void write(List<String> lines) {
    if (out == null) return;
    try {
      for (String line : lines) {
        out.write(line);
        out.write('\n');
      }
      out.flush();
    } catch (IOException e) {
      throw cannot(file, e);
    }
  }

  @Override
  public void close() {
    if (out == null) return;
    try {
      out.close();
    } catch (IOException e) {
      throw cannot(file, e);
    }
  }

  private static CliException cannot(@Nullable Path file, IOException e) {
    return new CliException(
        ExitCode.FAILED,
        "cannot write " + file + ": " + Texts.why(e),
        "Choose another file with --record FILE.");
  }
}
