package dev.bitbrat.player;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone afterwards, also when a signal ends the process. */
public final class TempHome implements AutoCloseable {
  private final Path path;
  private final Thread atSignal;

  public TempHome() {
    try {
      path = Files.createTempDirectory("brat-test-");
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for temporary files can be made", e);
    }
    atSignal = new Thread(this::delete, "player-clean");
    Runtime.getRuntime().addShutdownHook(atSignal);
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(atSignal);
    } catch (IllegalStateException e) {
      // The process is ending already: the hook does its work.
    }
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) Files.deleteIfExists(file);
    } catch (IOException | UncheckedIOException e) {
      // Whoever cleans up the temporary files finds the rest.
    }
  }
}
