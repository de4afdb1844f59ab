package dev.bitbrat.stages;

import dev.bitbrat.behaviours.BotContext;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which bots there are, where each listens, and the bundle that it has in force: the documents
 * {@code bots/{bot}}. Read again when older than five seconds.
 */
public final class BotDirectory {
  static final Duration FRESH = Duration.ofSeconds(5);
  private static final int MOST_BOTS = 1_000;

  private final Store store;
  private final InstantSource clock;
  private volatile @Nullable Snapshot snapshot;
  private volatile Instant distrustedUntil = Instant.MIN;

  public BotDirectory(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  private record Snapshot(List<Bot> bots, Instant readAt) {}

  /**
   * @param bundle hash of the bundle in force
   * @param contexts where it listens; none means everywhere
   */
  record Bot(String name, String bundle, List<BotContext> contexts) {
    boolean listensTo(Origin origin) {
      return contexts.isEmpty() || contexts.stream().anyMatch(c -> c.includes(origin));
    }

    boolean mayListenTo(Origin origin) {
      return contexts.isEmpty() || contexts.stream().anyMatch(c -> c.mayInclude(origin));
    }
  }

  /** Whether the account on the platform is one that a bot of ours uses. */
  boolean isBot(String platform, String account) {
    return bots().stream()
        .flatMap(bot -> bot.contexts().stream())
        .anyMatch(c -> account.equals(c.account()) && platform.equals(c.platform()));
  }

  /** The bots that an event is for: the one it names, else all that listen where it came in. */
  List<Bot> botsFor(Event event) {
    String named = Tree.string(event.metadata(), "bot");
    return bots().stream()
        .filter(b -> named == null ? b.listensTo(event.origin()) : b.name().equals(named))
        .toList();
  }

  /** Those, and the bots that could be meant as far as the event tells where it came in. */
  List<Bot> botsThatMayCare(Event event) {
    String named = Tree.string(event.metadata(), "bot");
    return bots().stream()
        .filter(b -> named == null ? b.mayListenTo(event.origin()) : b.name().equals(named))
        .toList();
  }

  /** The account that a bot uses on a platform: that of the channel, else of any there. */
  Optional<String> account(String bot, String platform, @Nullable String channel) {
    List<BotContext> there =
        bots().stream()
            .filter(b -> b.name().equals(bot))
            .flatMap(b -> b.contexts().stream())
            .filter(c -> platform.equals(c.platform()) && c.account() != null)
            .toList();
    Origin place = Origin.of(Instant.EPOCH, platform, String.valueOf(channel));
    return there.stream()
        .filter(c -> new BotContext(c.platform(), c.channel(), null).includes(place))
        .findFirst()
        .or(() -> there.stream().findFirst())
        .map(c -> String.valueOf(c.account()));
  }

  /** Looks again at every event for a while, as a change is about to be made in this process. */
  void distrust() {
    distrustedUntil = clock.instant().plus(FRESH);
    snapshot = null;
  }

  /** Looks again at the next event, after a change was made in this process. */
  public void forget() {
    snapshot = null;
  }

  private List<Bot> bots() {
    Snapshot current = snapshot;
    Instant now = clock.instant();
    if (current == null || !now.isBefore(current.readAt.plus(FRESH))) {
      List<Bot> bots =
          store.find(Query.all("bots", MOST_BOTS)).stream().map(BotDirectory::bot).toList();
      current = new Snapshot(bots, now);
      snapshot = now.isBefore(distrustedUntil) ? null : current;
    }
    return current.bots;
  }

  private static Bot bot(Doc doc) {
    List<BotContext> contexts =
        Tree.maps(doc.fields(), "contexts").stream().map(BotDirectory::context).toList();
    return new Bot(doc.path().id(), String.valueOf(Tree.string(doc.fields(), "bundle")), contexts);
  }

  private static BotContext context(Map<String, @Nullable Object> fields) {
    return new BotContext(
        Tree.string(fields, "platform"),
        Tree.string(fields, "channel"),
        Tree.string(fields, "account"));
  }
}
