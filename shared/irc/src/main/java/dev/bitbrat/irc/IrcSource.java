package dev.bitbrat.irc;

import static java.lang.System.Logger.Level.WARNING;

import com.github.twitch4j.chat.events.channel.IRCMessageEvent;
import com.github.twitch4j.common.util.BucketUtils;
import dev.bitbrat.gateway.Conversing;
import dev.bitbrat.gateway.SourceAlarms.Whose;
import dev.bitbrat.gateway.SourceProvider.Setting;
import dev.bitbrat.irc.IrcClient.Signal;
import dev.bitbrat.irc.IrcLogin.Me;
import dev.bitbrat.platform.webhook.MalformedException;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

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

  private final Set<String> missing = ConcurrentHashMap.newKeySet();

  /** Twitch ignores more than 20 in ten seconds; a full bucket and what flows in make 16. */
  private final Bucket joins =
      BucketUtils.createBucket(BucketUtils.simple(8, Duration.ofSeconds(10)));

  IrcSource(IrcSettings settings, Setting setting) {
    super("twitch-irc", "Twitch IRC", IrcBackoff.LONGEST, setting, whose(settings.bot()));
    this.settings = settings;
    this.login = new IrcLogin(settings, setting.secrets());
  }

  private static Whose whose(String bot) {
    String command = "brat login twitch --bot " + bot + ", if it is the login; docs/twitch-irc.md";
    return new Whose(bot, "twitch", "irc", command);
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
    Awaited awaited = Awaited.NOTHING;
    while (!isClosing()) {
      Signal signal =
          awaited == Awaited.NOTHING
              ? signals.take()
              : signals.poll(patience(awaited), TimeUnit.MILLISECONDS);
      switch (signal) {
        case CONNECTED -> awaited = state() == State.LISTENING ? awaited : Awaited.LOGIN;
        case LOGGED_IN -> {
          awaited = Awaited.CHANNELS;
          listening("listening to " + String.join(", ", settings.channels()));
        }
        case JOINED -> {
          if (awaited == Awaited.NOTHING) listening("let into all channels");
          awaited = Awaited.NOTHING;
        }
        case LOST -> {
          if (awaited == Awaited.LOGIN) {
            refused();
            return;
          }
          awaited = Awaited.NOTHING;
          lost();
        }
        case GAVE_UP -> {
          say("no connection to " + settings.chat().getHost() + "; trying again");
          return;
        }
        case null -> {
          if (awaited == Awaited.LOGIN) {
            refused();
            return;
          }
          awaited = Awaited.NOTHING;
          if (!missing.isEmpty()) refused(notJoined());
        }
      }
    }
  }

  private enum Awaited {
    NOTHING,
    LOGIN,
    CHANNELS
  }

  /** Eight joins in ten seconds, and some time for each to be answered. */
  private long patience(Awaited awaited) {
    long patience = settings.patience().toMillis();
    return awaited == Awaited.LOGIN
        ? patience
        : patience + settings.channels().size() / 8 * 10_000L;
  }

  private String notJoined() {
    return "Twitch does not let the bot into "
        + missing.stream().sorted().map(name -> "#" + name).collect(Collectors.joining(", "))
        + ": is there such a channel, and is the bot's account banned there? Else take it out of "
        + IrcSettings.CHANNELS;
  }

  private void refused() {
    login.forget();
    refused("the login was not accepted, and the token is read anew");
  }

  /** Twitch says how a room is to whoever is in it, and nothing at all to whoever is banned. */
  private void note(IRCMessageEvent line) {
    switch (line.getCommandType()) {
      case IrcClient.WELCOME -> missing.addAll(settings.channels());
      case "ROOMSTATE" -> {
        boolean was = line.getChannelName().map(missing::remove).orElse(false);
        if (was && missing.isEmpty()) signals.add(Signal.JOINED);
      }
      default -> {}
    }
  }

  private void heard(IRCMessageEvent line, Me me, Sink sink) {
    note(line);
    try {
      IrcLines.of(line, settings.channels(), me.id(), setting().clock().instant())
          .forEach(sink::accept);
    } catch (MalformedException e) {
      log.log(WARNING, "cannot read a line of Twitch: {0}", e.getMessage());
    }
  }
}
