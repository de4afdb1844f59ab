package dev.bitbrat.irc;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import com.github.twitch4j.chat.events.channel.IRCMessageEvent;
import com.github.twitch4j.common.util.BucketUtils;
import dev.bitbrat.events.Event;
import dev.bitbrat.gateway.Relay;
import dev.bitbrat.gateway.Source;
import dev.bitbrat.gateway.SourceProvider.Setting;
import dev.bitbrat.irc.IrcClient.Signal;
import dev.bitbrat.irc.IrcLogin.Me;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.platform.webhook.MalformedException;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hears Twitch's chat over IRC. Twitch4J holds the connection and comes back when it breaks; this
 * logs in anew, with a token read anew, when a login is not accepted. What is said while there is
 * no connection Twitch does not repeat.
 */
final class IrcSource implements Source {
  private static final System.Logger log = System.getLogger(IrcSource.class.getName());

  private static final Duration DRAIN = Duration.ofSeconds(2);
  private static final Duration HANG_UP = Duration.ofMillis(2_500);

  private final IrcSettings settings;
  private final Setting setting;
  private final IrcLogin login;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

  /** Twitch ignores more than 20 in ten seconds; a full bucket and what flows in make 16. */
  private final Bucket joins =
      BucketUtils.createBucket(BucketUtils.simple(8, Duration.ofSeconds(10)));

  private volatile State state = State.CONNECTING;
  private volatile boolean closing;
  private @Nullable Relay relay;
  private @Nullable Thread thread;
  private String lastSaid = "";
  private int failures;

  IrcSource(IrcSettings settings, Setting setting) {
    this.settings = settings;
    this.setting = setting;
    this.login = new IrcLogin(settings, setting.secrets());
  }

  @Override
  public String name() {
    return "twitch-irc";
  }

  @Override
  public void start(Sink sink) {
    Relay started = Relay.start(name(), sink);
    relay = started;
    thread = Thread.ofPlatform().daemon().name(name()).start(() -> run(started));
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public void close() {
    closing = true;
    try {
      if (thread != null) {
        thread.interrupt();
        thread.join(HANG_UP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (relay != null) relay.close(DRAIN);
    state = State.CLOSED;
  }

  private void run(Relay to) {
    while (!closing) {
      try {
        signals.clear();
        converse(login.ask(), to);
      } catch (OutageException | ExplainedException e) {
        say(e.getMessage() + "; trying again");
      } catch (InterruptedException e) {
        break;
      } catch (RuntimeException e) {
        log.log(ERROR, "listening to IRC met something unexpected", e);
        say("something unexpected happened, the log says what; trying again");
      }
      state = State.CONNECTING;
      try {
        if (!closing) Thread.sleep(IrcBackoff.wait(++failures, setting.chance()));
      } catch (InterruptedException e) {
        break;
      }
    }
  }

  /** Until the connection is given up, or the login is not accepted. */
  private void converse(Me me, Relay to) throws InterruptedException {
    IrcBackoff backoff =
        new IrcBackoff(setting.chance(), () -> closing, () -> signals.add(Signal.GAVE_UP));
    IrcClient.Ear ear = new IrcClient.Ear(line -> heard(line, me, to), signals::add);
    IrcClient client = IrcClient.open(settings, me, joins, backoff, ear);
    try {
      follow();
    } finally {
      // Hanging up waits for the other side, and would not if this thread were to end at once.
      boolean interrupted = Thread.interrupted();
      client.close();
      if (interrupted) Thread.currentThread().interrupt();
    }
  }

  private void follow() throws InterruptedException {
    boolean waiting = false;
    while (!closing) {
      Signal signal =
          waiting
              ? signals.poll(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
              : signals.take();
      switch (signal) {
        case CONNECTED -> waiting = state != State.LISTENING;
        case LOGGED_IN -> {
          waiting = false;
          listening();
        }
        case LOST -> {
          if (waiting) {
            refused();
            return;
          }
          if (state == State.LISTENING) say("the connection was lost; connecting again");
          state = State.CONNECTING;
        }
        case GAVE_UP -> {
          say("no connection to " + settings.chat().getHost() + "; trying again");
          return;
        }
        case null -> {
          refused();
          return;
        }
      }
    }
  }

  private void listening() {
    failures = 0;
    state = State.LISTENING;
    say("listening to " + String.join(", ", settings.channels()));
  }

  private void refused() {
    login.forget();
    say("the login was not accepted; trying again with the token read anew");
  }

  private void heard(IRCMessageEvent line, Me me, Relay to) {
    try {
      for (Event event :
          IrcLines.of(line, settings.channels(), me.id(), setting.clock().instant())) {
        to.put(event);
      }
    } catch (MalformedException e) {
      log.log(WARNING, "cannot read a line of Twitch: {0}", e.getMessage());
    }
  }

  /** Not the same again and again. */
  private void say(String sentence) {
    if (closing || sentence.equals(lastSaid)) return;
    lastSaid = sentence;
    log.log(INFO, "IRC: {0}", sentence);
    setting.said().accept("Twitch IRC: " + sentence);
  }
}
