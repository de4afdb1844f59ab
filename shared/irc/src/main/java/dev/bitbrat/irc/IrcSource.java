package dev.bitbrat.irc;

import static java.lang.System.Logger.Level.WARNING;

import com.github.twitch4j.chat.events.channel.IRCMessageEvent;
import com.github.twitch4j.common.util.BucketUtils;
import dev.bitbrat.gateway.Conversing;
import dev.bitbrat.gateway.SourceProvider.Setting;
import dev.bitbrat.irc.IrcClient.Signal;
import dev.bitbrat.irc.IrcLogin.Me;
import dev.bitbrat.platform.webhook.MalformedException;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Hears Twitch's chat over IRC. Twitch4J holds the connection and comes back when it breaks; this
 * logs in anew, with a token read anew, when a login is not accepted. What is said while there is
 * no connection Twitch does not repeat.
 */
final class IrcSource extends Conversing {
  private static final System.Logger log = System.getLogger(IrcSource.class.getName());

  private final IrcSettings settings;
  private final IrcLogin login;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

  /** Twitch ignores more than 20 in ten seconds; a full bucket and what flows in make 16. */
  private final Bucket joins =
      BucketUtils.createBucket(BucketUtils.simple(8, Duration.ofSeconds(10)));

  IrcSource(IrcSettings settings, Setting setting) {
    super("twitch-irc", "Twitch IRC", IrcBackoff.LONGEST, setting);
    this.settings = settings;
    this.login = new IrcLogin(settings, setting.secrets());
  }

  /** Until the connection is given up, or the login is not accepted. */
  @Override
  protected void converse(Sink sink) throws InterruptedException {
    signals.clear();
    Me me = login.ask();
    IrcBackoff backoff =
        new IrcBackoff(setting().chance(), this::isClosing, () -> signals.add(Signal.GAVE_UP));
    IrcClient.Ear ear = new IrcClient.Ear(line -> heard(line, me, sink), signals::add);
    IrcClient client = IrcClient.open(settings, me, joins, backoff, ear);
    try {
      follow();
    } finally {
      uninterrupted(client::close);
    }
  }

  private void follow() throws InterruptedException {
    boolean waiting = false;
    while (!isClosing()) {
      Signal signal =
          waiting
              ? signals.poll(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
              : signals.take();
      switch (signal) {
        case CONNECTED -> waiting = state() != State.LISTENING;
        case LOGGED_IN -> {
          waiting = false;
          listening("listening to " + String.join(", ", settings.channels()));
        }
        case LOST -> {
          if (waiting) {
            refused();
            return;
          }
          lost();
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

  private void refused() {
    login.forget();
    say("the login was not accepted; trying again with the token read anew");
  }

  private void heard(IRCMessageEvent line, Me me, Sink sink) {
    try {
      IrcLines.of(line, settings.channels(), me.id(), setting().clock().instant())
          .forEach(sink::accept);
    } catch (MalformedException e) {
      log.log(WARNING, "cannot read a line of Twitch: {0}", e.getMessage());
    }
  }
}
