package dev.bitbrat.local;

import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/**
 * A directory that holds everything a platform on one machine keeps, and that one process at a time
 * may use. Files in it are for their owner only.
 */
public final class Home implements AutoCloseable {
  private static final String LOCK = "lock";
  private static final String HOLDER = "holder.json";
  private static final String TOKEN = "api-token";
  private static final int TOKEN_BYTES = 32;

  private final Path dir;
  private final FileChannel lock;
  private final String apiToken;
  private Holder holder;

  private Home(Path dir, FileChannel lock, Holder holder, String apiToken) {
    this.dir = dir;
    this.lock = lock;
    this.holder = holder;
    this.apiToken = apiToken;
  }

  /**
   * Takes the home, made if need be, until {@link #close()} or the end of the process.
   *
   * @param command what the user started, shown to whoever finds the home taken
   * @throws HomeException if it cannot be used, or somebody has it
   */
  public static Home open(Path directory, String command, InstantSource clock) {
    Path dir = directory.toAbsolutePath().normalize();
    try {
      OwnerOnly.createDirectories(dir);
      FileChannel lock = lock(dir);
      try {
        String token = token(dir);
        long pid = ProcessHandle.current().pid();
        String tokenFile = dir.resolve(TOKEN).toString();
        Holder holder = new Holder(pid, clock.instant(), command, null, tokenFile);
        Home home = new Home(dir, lock, holder, token);
        home.announce(holder);
        return home;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException | ReadOnlyFileSystemException e) {
      throw unusable(dir, e);
    }
  }

  /** Who holds the home; empty when it is free. Takes nothing. */
  public static Optional<Holder> holder(Path directory) {
    Path dir = directory.toAbsolutePath().normalize();
    if (!Files.isRegularFile(dir.resolve(LOCK))) return Optional.empty();
    try {
      lock(dir).close();
      return Optional.empty();
    } catch (HomeException e) {
      return e.holder();
    } catch (IOException e) {
      throw unusable(dir, e);
    }
  }

  public Path directory() {
    return dir;
  }

  /** Documents and journal. */
  public Path database() {
    return dir.resolve("bitbrat.db");
  }

  public Path secrets() {
    return dir.resolve("secrets.json");
  }

  /** What a client of the local API must show. */
  public String apiToken() {
    return apiToken;
  }

  /** Tells other commands where the API of this process listens. */
  public synchronized void announcePort(int port) {
    try {
      announce(
          new Holder(holder.pid(), holder.since(), holder.command(), port, holder.tokenFile()));
    } catch (IOException e) {
      throw unusable(dir, e);
    }
  }

  /** Frees it. */
  @Override
  public synchronized void close() {
    if (!lock.isOpen()) return;
    try (lock) {
      Files.deleteIfExists(dir.resolve(HOLDER));
    } catch (IOException e) {
      throw unusable(dir, e);
    }
  }

  @Override
  public String toString() {
    return "Home[" + dir + ']';
  }

  private void announce(Holder now) throws IOException {
    OwnerOnly.write(dir.resolve(HOLDER), Json.write(now.toTree()) + "\n");
    holder = now;
  }

  /** Not the file that names the holder: Windows lets nobody read a locked file. */
  private static FileChannel lock(Path dir) throws IOException {
    Path file = dir.resolve(LOCK);
    OwnerOnly.createFile(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) return channel;
      channel.close();
    } catch (OverlappingFileLockException e) {
      // Held by this very process. The channel stays open on purpose: closing any channel of a file
      // gives up all locks that the process has on it.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    throw HomeException.held(dir, readHolder(dir).orElse(null));
  }

  private static Optional<Holder> readHolder(Path dir) {
    try {
      return Holder.of(Json.parseObject(Files.readString(dir.resolve(HOLDER))));
    } catch (IOException | JsonException e) {
      return Optional.empty();
    }
  }

  private static String token(Path dir) throws IOException {
    Path file = dir.resolve(TOKEN);
    if (Files.exists(file)) {
      String token = Files.readString(file).strip();
      if (!token.isEmpty()) return token;
    }
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    OwnerOnly.write(file, token + "\n");
    return token;
  }

  private static HomeException unusable(Path dir, Exception e) {
    return switch (e) {
      case FileAlreadyExistsException exists ->
          new HomeException(
              exists.getFile() + " is in the way and is not what it should be",
              "Move it away, or choose another place with --home DIR.",
              e);
      case AccessDeniedException denied ->
          new HomeException(
              "No permission for " + denied.getFile(),
              "Make it yours (chown, chmod u+rwx), or choose another place with --home DIR.",
              e);
      case ReadOnlyFileSystemException _ -> readOnly(dir, e);
      default -> other(dir, e);
    };
  }

  private static HomeException other(Path dir, Exception e) {
    String why = String.valueOf(e.getMessage());
    if (why.contains("No space left") || why.contains("quota")) {
      return new HomeException(
          "There is no space left for " + dir,
          "Free some, or choose another place with --home DIR.",
          e);
    }
    if (why.contains("Read-only")) return readOnly(dir, e);
    return new HomeException(
        "Cannot use " + dir + ": " + why,
        "See whether it is there, is a directory and is yours, or choose another with --home DIR.",
        e);
  }

  private static HomeException readOnly(Path dir, Exception e) {
    return new HomeException(
        dir + " lies on a file system that cannot be written",
        "Choose another place with --home DIR.",
        e);
  }
}
