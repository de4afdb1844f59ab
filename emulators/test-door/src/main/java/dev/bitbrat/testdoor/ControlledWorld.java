package dev.bitbrat.testdoor;

import dev.bitbrat.pipeline.Fetch;
import dev.bitbrat.player.Fixtures;
import dev.bitbrat.transcript.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** As the file says, read again once it is another. */
final class ControlledWorld implements InstantSource, Fetch {
  private final Path file;
  private final Fixtures fixtures = new Fixtures();
  private @Nullable Version version;
  private @Nullable Control control;

  ControlledWorld(Path file) {
    this.file = file;
  }

  /** What is renamed into place is another file, also within the clock's grain. */
  private record Version(Object key, Instant modified, long size) {}

  /**
   * @throws IllegalStateException if the file cannot be used
   */
  @Override
  public Instant instant() {
    return control().now();
  }

  @Override
  public Fetched get(Request request) {
    var _ = control();
    return fixtures.get(request);
  }

  RandomGenerator chance() {
    RandomGenerator picks = fixtures.chance();
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        return picks.nextLong();
      }

      @Override
      public int nextInt(int bound) {
        var _ = control();
        return picks.nextInt(bound);
      }

      @Override
      public int nextInt(int origin, int bound) {
        return origin + nextInt(bound - origin);
      }
    };
  }

  private synchronized Control control() {
    try {
      Control before = control;
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      Version found =
          new Version(
              Objects.requireNonNullElse(now.fileKey(), ""),
              now.lastModifiedTime().toInstant(),
              now.size());
      if (before != null && found.equals(version)) return before;
      Control read = Control.read(file);
      if (before == null || before.sequence() != read.sequence()) {
        fixtures.set(new Fixture.Rng(0, read.picks()));
      }
      read.http().forEach((address, answer) -> fixtures.set(http(address, answer)));
      control = read;
      version = found;
      return read;
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException("the control file cannot be used: " + e, e);
    }
  }

  private static Fixture http(String address, Fixture.Answer answer) {
    return new Fixture.Http(0, address, answer);
  }
}
