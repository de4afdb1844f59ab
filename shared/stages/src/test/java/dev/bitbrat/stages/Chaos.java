package dev.bitbrat.stages;

import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Handlers that stop before and after every call of a port, until somebody says who goes on, who
 * meets an outage and who dies. Only one runs at a time, so a seed gives the same story again.
 */
final class Chaos {
  private static final ScopedValue<Run> RUNNING = ScopedValue.newInstance();

  private Chaos() {}

  enum Fate {
    GO_ON,
    OUTAGE,
    DIE
  }

  /** The end of a process: nobody catches it. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;

    Death() {
      super("killed", null, false, false);
    }
  }

  /** One delivery being handled. */
  static final class Run {
    private final Semaphore turn = new Semaphore(0);
    private final Semaphore stopped = new Semaphore(0);
    private Fate fate = Fate.GO_ON;
    private boolean over;
    private @Nullable Throwable failure;

    static Run start(Runnable work) {
      Run run = new Run();
      Thread.ofVirtual().start(() -> ScopedValue.where(RUNNING, run).run(() -> run.live(work)));
      run.stopped.acquireUninterruptibly();
      return run;
    }

    private void live(Runnable work) {
      try {
        stop();
        work.run();
      } catch (Throwable e) {
        failure = e;
      }
      over = true;
      stopped.release();
    }

    /** Runs on to the next call of a port; true if the handler returned or died. */
    boolean goOn(Fate how) {
      fate = how;
      turn.release();
      stopped.acquireUninterruptibly();
      return over;
    }

    boolean succeeded() {
      return failure == null;
    }

    boolean died() {
      return failure instanceof Death;
    }

    /** What went wrong beside what was meant to. */
    Optional<Throwable> surprise() {
      boolean meant = failure == null || died() || failure instanceof OutageException;
      return meant ? Optional.empty() : Optional.ofNullable(failure);
    }

    private Fate stop() {
      stopped.release();
      turn.acquireUninterruptibly();
      if (fate == Fate.DIE) throw new Death();
      return fate;
    }
  }

  private static void stop() {
    if (RUNNING.isBound() && RUNNING.get().stop() == Fate.OUTAGE) {
      throw new OutageException("an outage, as the test asked for");
    }
  }

  record ChaoticStore(Store store) implements Store {
    @Override
    public Optional<Doc> get(DocPath path) {
      stop();
      return store.get(path);
    }

    @Override
    public List<Doc> getAll(List<DocPath> paths) {
      stop();
      return store.getAll(paths);
    }

    @Override
    public List<Doc> find(Query query) {
      stop();
      return store.find(query);
    }

    @Override
    public Committed commit(List<Write> writes) {
      stop();
      Committed committed = store.commit(writes);
      stop();
      return committed;
    }
  }

  record ChaoticBus(EventBus bus) implements EventBus {
    @Override
    public void publish(List<Publication> publications) {
      for (Publication publication : publications) {
        stop();
        bus.publish(List.of(publication));
      }
      stop();
    }

    @Override
    public void republish(RawMessage message) {
      bus.republish(message);
    }
  }

  record ChaoticPlatform(Platform platform) implements Platform {
    @Override
    public String name() {
      return platform.name();
    }

    @Override
    public Optional<Channel> channel(String bot, String login) {
      return platform.channel(bot, login);
    }

    @Override
    public List<String> parts(Outgoing message, boolean asked, int most) {
      return platform.parts(message, asked, most);
    }

    @Override
    public Sent send(Outgoing message) {
      return chaotic(() -> platform.send(message));
    }

    @Override
    public Sent act(Action action) {
      return chaotic(() -> platform.act(action));
    }

    private static Sent chaotic(Supplier<Sent> doing) {
      stop();
      Sent sent = doing.get();
      boolean lost = RUNNING.isBound() && RUNNING.get().stop() == Fate.OUTAGE;
      return lost ? new Sent.Unknown("the answer was lost") : sent;
    }
  }
}
