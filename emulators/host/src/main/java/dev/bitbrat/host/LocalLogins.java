package dev.bitbrat.host;

import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.api.Tokens;
import dev.bitbrat.events.Tree;
import dev.bitbrat.oauth.Caller;
import dev.bitbrat.oauth.OAuth;
import dev.bitbrat.oauth.Provider;
import dev.bitbrat.oauth.Refresher;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.SecretVault;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.pace.Pace.Sleep;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Logins to platforms on this machine: the pages that a browser comes to, and fresh tokens. */
public final class LocalLogins implements AutoCloseable {
  /** Reads a document and the alarms of each bot while nothing is due. */
  private static final Duration EVERY = Duration.ofMinutes(5);

  private static final System.Logger log = System.getLogger(LocalLogins.class.getName());
  private static final int MOST_BOTS = 100;

  private final OAuth oauth;
  private final Ports ports;
  private final Refresher refresher;
  private final List<Consumer<String>> taps = new CopyOnWriteArrayList<>();
  private final Set<String> told = new HashSet<>();
  private @Nullable ScheduledExecutorService refreshing;

  /**
   * @param clients with ids and secrets of our applications
   * @param vault where tokens are kept
   */
  LocalLogins(Map<String, String> environment, Secrets clients, SecretVault vault, Ports ports) {
    this.ports = ports;
    this.oauth =
        new OAuth(
            Provider.all(environment), clients, vault, ports.store(), ports.clock(), Sleep.REAL);
    this.refresher = oauth.refresher();
  }

  /**
   * @param base where browsers reach this server
   */
  Map<String, WebHandler> pages(Supplier<URI> base) {
    Tokens tokens = new Tokens(ports.store());
    WebHandler handler =
        new Later(() -> oauth.handler(base.get(), r -> caller(tokens, r), r -> false));
    WebHandler guarded = new LocalGuard(handler);
    return Map.of(
        "/v1/login-links",
        guarded,
        "/v1/logins",
        guarded,
        "/oauth/refresh",
        guarded,
        // Whoever opens these comes from the platform's page, or from wherever the link was sent.
        "/oauth/login/*",
        handler,
        "/oauth/callback",
        handler);
  }

  /** Made with the first request: before that nobody knows the server's port. */
  private static final class Later implements WebHandler {
    private final Supplier<WebHandler> handler;
    private volatile @Nullable WebHandler made;

    Later(Supplier<WebHandler> handler) {
      this.handler = handler;
    }

    @Override
    public WebResponse handle(WebRequest request) {
      return handler().handle(request);
    }

    private WebHandler handler() {
      WebHandler known = made;
      if (known != null) return known;
      WebHandler fresh = handler.get();
      made = fresh;
      return fresh;
    }
  }

  private static Optional<Caller> caller(Tokens tokens, WebRequest request) {
    return tokens
        .caller(request)
        .map(caller -> new Caller(caller.bot(), caller.user(), caller.mayOperate()));
  }

  /** Tells {@code tap} of each alarm once, in a sentence with what to do. */
  public void onAlarm(Consumer<String> tap) {
    taps.add(tap);
  }

  /**
   * Refreshes what is due of a bot.
   *
   * @throws dev.bitbrat.pipeline.OutageException when the home cannot be read or written
   */
  public void refresh(String bot) {
    refresher.refresh(bot, false);
  }

  /** Refreshes what is due of all bots, and tells of alarms; never fails. */
  void refreshAll() {
    try {
      for (Doc bot : ports.store().find(Query.all("bots", MOST_BOTS))) {
        refreshAndTell(bot.path().id());
      }
    } catch (RuntimeException e) {
      log.log(WARNING, "Tokens are refreshed later: {0}", e.toString());
    }
  }

  /** What goes wrong with one bot must not keep the others from it. */
  private void refreshAndTell(String bot) {
    try {
      refresh(bot);
      tell(bot);
    } catch (RuntimeException e) {
      log.log(WARNING, "Tokens of {0} are refreshed later: {1}", bot, e.toString());
    }
  }

  private synchronized void tell(String bot) {
    for (Map<String, @Nullable Object> alarm : new Alarms(ports.store(), ports.clock()).of(bot)) {
      String sentence =
          "%s, %s of the bot %s: %s. To do: %s"
              .formatted(
                  Tree.string(alarm, "platform"),
                  Tree.string(alarm, "account"),
                  bot,
                  Tree.string(alarm, "reason"),
                  here(String.valueOf(Tree.string(alarm, "command"))));
      if (told.add(sentence + alarm.get("at"))) taps.forEach(tap -> tap.accept(sentence));
    }
  }

  /** A link needs an address that is registered with Twitch; a code does not. */
  private static String here(String command) {
    return command.startsWith("brat login twitch") ? command + " --device" : command;
  }

  /** From now on by itself, until {@link #close}. */
  void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("brat-refresh").factory());
    refreshing = started;
    // What goes wrong in a round is said there; nobody waits for the last one.
    Future<?> _ =
        started.scheduleWithFixedDelay(this::refreshAll, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    if (refreshing != null) refreshing.shutdownNow();
  }
}
