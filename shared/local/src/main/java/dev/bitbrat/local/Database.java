package dev.bitbrat.local;

import dev.bitbrat.pipeline.OutageException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.SQLiteConfig;

/** The SQLite file of a home: one writer, a few readers. Documents and journal share it. */
public final class Database implements AutoCloseable {
  private static final int SCHEMA = 1;
  private static final int READERS = Math.max(2, Runtime.getRuntime().availableProcessors());
  private static final Duration SWEEP_EVERY = Duration.ofMinutes(10);
  private static final int SWEEP_MOST = 1000;
  private static final int CACHE_KIB = 16 << 10;

  private final InstantSource clock;
  private final Link writing;
  private final GroupWriter writer;
  private final Checkpointer checkpointer;
  private final BlockingQueue<Link> readers = new ArrayBlockingQueue<>(READERS);
  private final AtomicLong lastVersion;
  private final AtomicLong nextSweep = new AtomicLong();

  /** What a power cut may cost; a crash of the process alone costs nothing either way. */
  public enum Sync {
    /** The last moments before the cut may be missing. */
    NORMAL,
    /** Nothing, at the price of a disk flush a transaction. */
    FULL
  }

  private Database(Link writing, Link moving, long firstVersion, InstantSource clock) {
    this.writing = writing;
    checkpointer = new Checkpointer(moving);
    this.clock = clock;
    writer = new GroupWriter(writing, checkpointer);
    lastVersion = new AtomicLong(firstVersion);
  }

  /**
   * @throws HomeException if it cannot be used; the message says why and what to do
   */
  public static Database open(Path file, Sync sync, InstantSource clock) {
    try {
      OwnerOnly.createFile(file);
    } catch (IOException e) {
      throw new HomeException(
          "Cannot make " + file + ": " + e.getMessage(),
          "See whether its directory is there and is yours, or choose another with --home DIR.",
          e);
    }
    try {
      Link writing = connect(file, config(sync));
      try {
        long firstVersion = prepare(file, writing);
        Link moving = connect(file, config(sync));
        Database database = new Database(writing, moving, firstVersion, clock);
        for (int i = 0; i < READERS; i++) database.readers.add(reader(file));
        database.checkpointer.start();
        database.writer.start();
        database.sweep();
        return database;
      } catch (SQLException | RuntimeException e) {
        writing.close();
        throw e;
      }
    } catch (SQLException e) {
      throw SqliteProblems.atOpening(file, e);
    }
  }

  /**
   * Runs a change and returns once it is committed.
   *
   * @throws OutageException if it is not
   */
  <T> T write(GroupWriter.Job<T> job) {
    sweepIfDue();
    try {
      return writer.submit(job).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw e;
    }
  }

  /** Runs a change some time soon. */
  <T> CompletableFuture<T> writeLater(GroupWriter.Job<T> job) {
    return writer.submit(job);
  }

  /**
   * @throws OutageException if the database does not work
   */
  <T> T read(GroupWriter.Job<T> query) {
    Link link = borrow();
    try {
      return query.run(link);
    } catch (SQLException e) {
      link.forgetStatements();
      throw SqliteProblems.outage(e);
    } finally {
      readers.add(link);
    }
  }

  /** A number that no document ever had as its version. */
  long nextVersion() {
    return lastVersion.incrementAndGet();
  }

  /** Writes what waits, then closes the file. */
  @Override
  public void close() {
    writer.close();
    try {
      checkpointer.close();
      for (int i = 0; i < READERS; i++) borrow().close();
      writing.close();
    } catch (SQLException e) {
      throw SqliteProblems.outage(e);
    }
  }

  private Link borrow() {
    try {
      return readers.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutageException("interrupted while waiting for the store", e);
    }
  }

  private void sweepIfDue() {
    long due = nextSweep.get();
    if (clock.millis() >= due) sweep();
  }

  /** Deletes what has expired, a part at a time so that nobody waits long. */
  private void sweep() {
    long now = clock.millis();
    nextSweep.set(now + SWEEP_EVERY.toMillis());
    var _ =
        writer
            .submit(link -> deleteExpired(link, now))
            .thenAccept(
                deleted -> {
                  if (deleted == SWEEP_MOST) sweep();
                });
  }

  private static int deleteExpired(Link link, long now) throws SQLException {
    PreparedStatement delete =
        link.statement(
            "DELETE FROM docs WHERE (collection, id) IN"
                + " (SELECT collection, id FROM docs WHERE expires_at <= ? LIMIT "
                + SWEEP_MOST
                + ")");
    delete.setLong(1, now);
    return delete.executeUpdate();
  }

  private static SQLiteConfig config(Sync sync) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(
        switch (sync) {
          case NORMAL -> SQLiteConfig.SynchronousMode.NORMAL;
          case FULL -> SQLiteConfig.SynchronousMode.FULL;
        });
    config.setBusyTimeout(2_000);
    config.setCacheSize(-CACHE_KIB);
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "0"); // see Checkpointer
    return config;
  }

  private static Link reader(Path file) throws SQLException {
    Link link = connect(file, config(Sync.NORMAL));
    link.execute("PRAGMA query_only = 1");
    return link;
  }

  private static Link connect(Path file, SQLiteConfig config) throws SQLException {
    return new Link(config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
  }

  /** Makes the tables if need be; the first version to use from now on. */
  private static long prepare(Path file, Link link) throws SQLException {
    long schema = link.number("PRAGMA user_version", 0);
    if (schema > SCHEMA) {
      throw new HomeException(
          file + " was made by a newer version of BitBrat",
          "Use that version, or choose another place with --home DIR.",
          null);
    }
    if (schema == 0) Schema.create(link, SCHEMA);
    link.execute("UPDATE meta SET value = value + 1 WHERE name = 'opened'");
    // Above every version of an earlier opening, without a write for each.
    return link.number("SELECT value FROM meta WHERE name = 'opened'", 1) << 40;
  }
}
