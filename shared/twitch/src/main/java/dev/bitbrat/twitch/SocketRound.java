package dev.bitbrat.twitch;

import static java.lang.System.Logger.Level.ERROR;

import dev.bitbrat.twitch.SocketSubscriptions.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what a session is to hear besides the chat, which waits for none of it. What Twitch
 * cannot do just now it asks for again, longer apart each time, and says what is missing in the
 * end.
 */
final class SocketRound implements Runnable {
  /** Between one attempt and the next. */
  static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(90),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15));

  private static final System.Logger log = System.getLogger(SocketRound.class.getName());

  private final SocketSubscriptions subscriptions;
  private final List<Wanted> wanted;
  private final Consumer<String> said;
  private final Sleep sleep;
  private volatile String session;
  private volatile boolean over;
  private volatile @Nullable Thread thread;

  SocketRound(
      SocketSubscriptions subscriptions,
      List<Wanted> wanted,
      String session,
      Consumer<String> said,
      Sleep sleep) {
    this.subscriptions = subscriptions;
    this.wanted = List.copyOf(wanted);
    this.session = session;
    this.said = said;
    this.sleep = sleep;
  }

  /**
   * @param login of the channel
   */
  record Wanted(Target target, String login, EventSubType type) {}

  /** {@link Thread#sleep(Duration)}, mostly. */
  @FunctionalInterface
  interface Sleep {
    void sleep(Duration time) throws InterruptedException;
  }

  /** The session goes on under another id. */
  void moved(String to) {
    session = to;
  }

  /** The session is over: nothing more is asked for, and nothing said. */
  void end() {
    over = true;
    Thread running = thread;
    if (running != null) running.interrupt();
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    try {
      List<Wanted> missing = ask(wanted, false, "; it is asked for again");
      for (int attempt = 0; attempt < WAITS.size() && !missing.isEmpty() && !over; attempt++) {
        sleep.sleep(WAITS.get(attempt));
        boolean last = attempt == WAITS.size() - 1;
        missing = ask(missing, true, last ? "; not asked for again before the next session" : "");
      }
    } catch (InterruptedException e) {
      over = true;
    } catch (RuntimeException e) {
      log.log(ERROR, "subscribing met something unexpected", e);
    } finally {
      thread = null;
    }
  }

  /**
   * @param then what becomes of those that Twitch cannot do now; they are said only with this
   * @return those
   */
  private List<Wanted> ask(List<Wanted> these, boolean again, String then) {
    List<Wanted> missing = new ArrayList<>();
    Map<Sentence, List<String>> sentences = new LinkedHashMap<>();
    for (Wanted one : these) {
      if (over) return List.of();
      Subscribed subscribed = subscriptions.ask(one.target(), one.type(), session);
      if (subscribed.passing()) missing.add(one);
      sentence(one, subscribed, again, then)
          .ifPresent(
              s -> sentences.computeIfAbsent(s, _ -> new ArrayList<>()).add(one.type().type()));
    }
    if (over) return List.of();
    sentences.forEach(
        (sentence, types) ->
            said.accept(sentence.before() + String.join(", ", types) + sentence.after()));
    return missing;
  }

  /** Around the types, as many mostly share a reason. */
  private record Sentence(String before, String after) {}

  private static Optional<Sentence> sentence(
      Wanted one, Subscribed subscribed, boolean again, String then) {
    String where = " in " + one.login();
    if (subscribed.isGood()) {
      return again
          ? Optional.of(new Sentence("Twitch tells of ", where + " now"))
          : Optional.empty();
    }
    if (subscribed.passing() && then.isEmpty()) return Optional.empty();
    String why = ": " + subscribed.sentence() + (subscribed.passing() ? then : "");
    return Optional.of(new Sentence("Twitch does not tell of ", where + why));
  }
}
