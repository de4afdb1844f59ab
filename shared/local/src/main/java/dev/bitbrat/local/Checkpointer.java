package dev.bitbrat.local;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;

/**
 * Moves what was committed from the log into the database file, in a thread of its own: it flushes
 * the disk, and no commit shall wait for that.
 */
final class Checkpointer implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Checkpointer.class.getName());
  private static final long PAUSE_MILLIS = 250;

  /** 16 MiB of log: from there on the writer helps, so that the log can start anew. */
  private static final long LONG_LOG = 4000;

  private static final String CHECKPOINT = "PRAGMA wal_checkpoint(PASSIVE)";

  /** Its answer: blocked, pages in the log, pages moved. */
  private static final int LOG_COLUMN = 2;

  private final Link link;
  private final Thread thread;
  private boolean wrote;
  private boolean closed;
  private volatile boolean writerShouldHelp;

  Checkpointer(Link link) {
    this.link = link;
    thread = Thread.ofPlatform().name("sqlite-checkpointer").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Called by the writer after each transaction, on its own connection. */
  void committed(Link writing) throws SQLException {
    if (writerShouldHelp) {
      // While nobody writes, the little that is left can be moved too; then the log starts anew.
      writerShouldHelp = false;
      writing.execute(CHECKPOINT);
    }
    synchronized (this) {
      if (wrote) return;
      wrote = true;
      notifyAll();
    }
  }

  @Override
  public void close() throws SQLException {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
    link.close();
  }

  private void run() {
    while (awaitCommits()) {
      try {
        writerShouldHelp = link.number(CHECKPOINT, LOG_COLUMN, 0) > LONG_LOG;
      } catch (SQLException e) {
        LOG.log(
            Level.WARNING,
            "The log is not moved into the database, which is tried again soon: {0}.",
            SqliteProblems.outage(e).getMessage());
      }
    }
  }

  /** Waits for a commit, and a little longer; false when it is over. */
  private synchronized boolean awaitCommits() {
    try {
      while (!wrote && !closed) wait();
      long until = System.nanoTime() + PAUSE_MILLIS * 1_000_000;
      long left = PAUSE_MILLIS;
      while (left > 0 && !closed) {
        wait(left);
        left = (until - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      return false;
    }
    wrote = false;
    return !closed;
  }
}
