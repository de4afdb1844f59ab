package dev.bitbrat.gateway;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import dev.bitbrat.gateway.SourceAlarms.Whose;
import dev.bitbrat.gateway.SourceProvider.Setting;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A source that holds one conversation after another with its platform, on a thread of its own, and
 * waits longer the more of them came to nothing.
 */
public abstract class Conversing implements Source {
  private static final System.Logger log = System.getLogger(Conversing.class.getName());
  private static final Duration HANG_UP = Duration.ofMillis(2_500);

  private final String name;
  private final String platform;
  private final Duration longestWait;
  private final Setting setting;
  private final SourceAlarms alarms;
  private volatile State state = State.CONNECTING;
  private volatile boolean closing;
  private volatile @Nullable Thread thread;
  private String lastSaid = "";
  private int failures;

  /**
   * @param name as {@link #name}
   * @param platform for people
   * @param longestWait between two conversations
   * @param whose alarms when it is refused
   */
  protected Conversing(
      String name, String platform, Duration longestWait, Setting setting, Whose whose) {
    this.name = name;
    this.platform = platform;
    this.longestWait = longestWait;
    this.setting = setting;
    this.alarms = new SourceAlarms(setting, whose);
  }

  /** The wait after so many failures, in milliseconds: twice as long each time, up to longest. */
  public static long pause(int failures, Duration longest, RandomGenerator chance) {
    long most = Math.min(longest.toMillis(), 500L << Math.min(failures, 12));
    return most / 2 + chance.nextLong(most / 2 + 1);
  }

  /**
   * From the login until the connection is given up; hangs up before it returns.
   *
   * @throws OutageException when it comes to nothing; it is said, and tried again
   * @throws ExplainedException when somebody must do something; it is said, and tried again
   * @throws InterruptedException when it shall end
   */
  protected abstract void converse(Sink sink) throws InterruptedException;

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final void start(Sink sink) {
    thread = Thread.ofPlatform().daemon().name(name).start(() -> run(sink));
  }

  @Override
  public final State state() {
    return state;
  }

  @Override
  public final void close() {
    closing = true;
    Thread running = thread;
    try {
      if (running != null) {
        running.interrupt();
        running.join(HANG_UP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    state = State.CLOSED;
  }

  protected final Setting setting() {
    return setting;
  }

  protected final boolean isClosing() {
    return closing;
  }

  protected final void listening(String sentence) {
    failures = 0;
    state = State.LISTENING;
    alarms.listening();
    say(sentence);
  }

  /** The connection is gone and may come back of itself. */
  protected final void lost() {
    if (state == State.LISTENING) say("the connection was lost; connecting again");
    state = State.CONNECTING;
  }

  /** Only a person can mend it, and shall hear of it until it listens again. */
  protected final void refused(String sentence) {
    if (!closing) alarms.refused(sentence);
    say(sentence + "; trying again");
  }

  /** Not the same again and again. */
  protected final void say(String sentence) {
    if (closing || sentence.equals(lastSaid)) return;
    lastSaid = sentence;
    log.log(INFO, "{0}: {1}", platform, sentence);
    setting.said().accept(platform + ": " + sentence);
  }

  /** Hanging up waits for the other side, and would not if this thread were to end at once. */
  protected static void uninterrupted(Runnable hangUp) {
    boolean interrupted = Thread.interrupted();
    hangUp.run();
    if (interrupted) Thread.currentThread().interrupt();
  }

  private void run(Sink sink) {
    try {
      while (!closing) {
        guarded(sink);
        if (closing) break;
        state = State.CONNECTING;
        Thread.sleep(pause(++failures, longestWait, setting.chance()));
      }
    } catch (InterruptedException e) {
      log.log(INFO, "{0}: told to end", platform);
    }
  }

  private void guarded(Sink sink) throws InterruptedException {
    try {
      converse(sink);
    } catch (OutageException e) {
      say(e.getMessage() + "; trying again");
    } catch (ExplainedException e) {
      refused(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      if (closing) return;
      log.log(ERROR, "listening to " + platform + " met something unexpected", e);
      say("something unexpected happened, the log says what; trying again");
    }
  }
}
