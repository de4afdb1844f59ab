package dev.bitbrat.local;

import dev.bitbrat.pipeline.OutageException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. What waits when it gets to work goes into one transaction, since a
 * transaction costs more than what is in it; nobody is told before it is committed.
 */
final class GroupWriter implements AutoCloseable {
  private static final Logger LOG = System.getLogger(GroupWriter.class.getName());
  private static final int MOST = 256;

  private final Link link;
  private final Checkpointer checkpointer;
  private final BlockingQueue<Task<?>> queue = new LinkedBlockingQueue<>();
  private final Task<Boolean> end = new Task<>(l -> true);
  private final Thread thread;
  private boolean closed;

  /**
   * A change. It may run twice, so it must decide before it writes; a failure of the database
   * undoes it.
   */
  interface Job<T> {
    T run(Link link) throws SQLException;
  }

  GroupWriter(Link link, Checkpointer checkpointer) {
    this.link = link;
    this.checkpointer = checkpointer;
    thread = Thread.ofPlatform().name("sqlite-writer").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Completes once the change is committed, or with an {@link OutageException}. */
  <T> CompletableFuture<T> submit(Job<T> job) {
    Task<T> task = new Task<>(job);
    synchronized (this) {
      if (closed) task.future.completeExceptionally(new OutageException("the store is closed"));
      else queue.add(task);
    }
    return task.future;
  }

  /** Writes what waits, then ends. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) return;
      closed = true;
      queue.add(end);
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
  }

  private void run() {
    List<Task<?>> batch = new ArrayList<>();
    boolean last = false;
    while (!last) {
      batch.clear();
      try {
        batch.add(queue.take());
      } catch (InterruptedException e) {
        continue; // nobody may stop the writer but close()
      }
      queue.drainTo(batch, MOST - 1);
      last = batch.remove(end);
      write(batch);
      checkpoint();
    }
  }

  private void checkpoint() {
    try {
      checkpointer.committed(link);
    } catch (SQLException e) {
      LOG.log(
          Level.WARNING,
          "The log is not moved into the database, which is tried again soon: {0}.",
          SqliteProblems.outage(e).getMessage());
    }
  }

  private void write(List<Task<?>> batch) {
    if (batch.isEmpty()) return;
    try {
      link.execute("BEGIN IMMEDIATE");
      for (Task<?> task : batch) task.run(link);
      link.execute("COMMIT");
      batch.forEach(Task::complete);
    } catch (SQLException e) {
      rollBack();
      if (batch.size() == 1) batch.getFirst().fail(SqliteProblems.outage(e));
      else batch.forEach(task -> write(List.of(task)));
    }
  }

  private void rollBack() {
    link.forgetStatements();
    try {
      link.execute("ROLLBACK");
    } catch (SQLException e) {
      // The database has rolled back by itself, as it does when the disk is full.
    }
  }

  private static final class Task<T> {
    private final Job<T> job;
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable RuntimeException failure;

    private Task(Job<T> job) {
      this.job = job;
    }

    private void run(Link link) throws SQLException {
      result = null;
      failure = null;
      try {
        result = job.run(link);
      } catch (RuntimeException e) {
        failure = e;
      }
    }

    private void complete() {
      if (failure != null) future.completeExceptionally(failure);
      else if (result != null) future.complete(result);
    }

    private void fail(OutageException outage) {
      future.completeExceptionally(outage);
    }
  }
}
