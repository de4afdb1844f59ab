package dev.bitbrat.cli.test;

import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Texts;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces files as a whole: a reader, or a crash, finds the old text or the new one. */
final class Replacement {
  private Replacement() {}

  /**
   * @throws CliException if it cannot be written
   */
  static void write(Path file, String text) {
    try {
      // The file itself, not a link to it.
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Path next = Files.createTempFile(target.getParent(), ".brat-", ".tmp");
      try {
        if (Files.exists(target)) copyRights(target, next);
        Files.writeString(next, text);
        move(next, target);
      } finally {
        Files.deleteIfExists(next);
      }
    } catch (IOException e) {
      throw new CliException(
          ExitCode.FAILED, "cannot write " + file + ": " + Texts.why(e), "Nothing was changed.");
    }
  }

  private static void copyRights(Path from, Path to) throws IOException {
    try {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    } catch (UnsupportedOperationException e) {
      // This system has other rights, which come with the folder.
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
