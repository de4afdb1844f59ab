package dev.bitbrat.emulators.gcloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Adds a process's output to a file that stays small: a full file becomes {@code NAME.1} and a new
 * one is begun. The Pub/Sub emulator writes a stack trace for every push that fails.
 */
public final class BoundedLog {
  private final Path file;
  private final long limit;

  /**
   * @param limit bytes of one file; at most two are kept
   */
  public BoundedLog(Path file, long limit) {
    this.file = file;
    this.limit = limit;
  }

  public Path file() {
    return file;
  }

  /** Returns at once; ends with the stream. */
  public void drain(InputStream output) {
    Thread.ofPlatform().daemon().name("log of " + file.getFileName()).start(() -> copy(output));
  }

  /**
   * Reads until the stream ends, whether or not the file can be written: else the process halts.
   */
  void copy(InputStream output) {
    byte[] buffer = new byte[8192];
    try {
      int count = output.read(buffer);
      while (count >= 0) {
        count = fill(output, buffer, count);
        if (count >= 0) rotate();
      }
    } catch (IOException e) {
      discard(output);
    }
  }

  /** The last lines, for an error message. */
  public String tail(int characters) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.substring(Math.max(0, text.length() - characters)).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** Writes one file full; gives back what was read last, -1 at the end. */
  private int fill(InputStream output, byte[] buffer, int first) throws IOException {
    int count = first;
    try (OutputStream log =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      long written = Files.size(file);
      while (count >= 0 && written < limit) {
        log.write(buffer, 0, count);
        written += count;
        count = output.read(buffer);
      }
    }
    return count;
  }

  private void rotate() throws IOException {
    Files.move(
        file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
  }

  private static void discard(InputStream output) {
    try {
      output.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // the stream is closed: the process is gone, or will find out by itself
    }
  }
}
