package dev.bitbrat.local;

import dev.bitbrat.pipeline.OutageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One writer of a file at a time, of all threads and processes. The lock is of a file beside it,
 * because the file itself is replaced by another.
 */
final class FileMutex implements AutoCloseable {
  private static final int TRIES = 500;
  private static final int PAUSE_MILLIS = 20;

  private final FileChannel channel;

  private FileMutex(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws OutageException if another writer does not end within ten seconds
   */
  static FileMutex of(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) OwnerOnly.createDirectories(parent);
    Path beside = file.resolveSibling(file.getFileName() + ".lock");
    OwnerOnly.createFile(beside);
    FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE);
    boolean held = false;
    try {
      for (int i = 0; !held && i < TRIES; i++) {
        held = tryLock(channel) != null;
        if (!held) pause();
      }
      if (!held) throw new OutageException("another program does not stop writing " + file);
      return new FileMutex(channel);
    } finally {
      if (!held) channel.close();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutageException("interrupted while another program was writing", e);
    }
  }

  /** Another thread of this process shows as an exception, another process as {@code null}. */
  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Closing the channel ends the lock. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
