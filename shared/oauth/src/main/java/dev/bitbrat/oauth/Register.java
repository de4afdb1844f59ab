package dev.bitbrat.oauth;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.pipeline.Write.Condition;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which bots have tokens, who works on them, and when there is something to do: {@code oauth/{bot}}
 * with {@code {bot, owner?, until, dueAt, validated{platform-account: at}}}, times in milliseconds.
 * No token is in it.
 */
final class Register {
  private static final Logger LOG = System.getLogger(Register.class.getName());

  /** Longer than the longest work on one token. */
  static final Duration LEASE = Duration.ofMinutes(3);

  private static final int PAGE = 200;

  private final Store store;
  private final InstantSource clock;
  private final Chance chance;

  Register(Store store, InstantSource clock, Chance chance) {
    this.store = store;
    this.clock = clock;
    this.chance = chance;
  }

  /**
   * The right to work on a bot's tokens, until then.
   *
   * @param validated when each token of a person was last validated, by {@code platform-account}
   */
  record Lease(String bot, String owner, Instant until, Map<String, @Nullable Object> validated) {
    Lease(String bot, String owner, Instant until, Map<String, @Nullable Object> validated) {
      this.bot = bot;
      this.owner = owner;
      this.until = until;
      this.validated = Tree.mapOf(validated);
    }
  }

  /** Every bot that has something to do by now. */
  List<String> due() {
    long now = clock.millis();
    List<String> due = new ArrayList<>();
    Query query = Query.all("oauth", PAGE);
    while (true) {
      List<Doc> page = store.find(query);
      for (Doc doc : page) {
        String bot = Tree.string(doc.fields(), "bot");
        if (bot != null && Tree.number(doc.fields(), "dueAt", 0) <= now) due.add(bot);
      }
      if (page.size() < PAGE) return due;
      query = Query.after("oauth", page.getLast().path().id(), PAGE);
    }
  }

  boolean isDue(String bot) {
    return store
        .get(path(bot))
        .map(doc -> Tree.number(doc.fields(), "dueAt", 0) <= clock.millis())
        .orElse(true);
  }

  /** Empty while somebody else holds it. */
  Optional<Lease> hold(String bot) {
    Instant now = clock.instant();
    Optional<Doc> doc = store.get(path(bot));
    Map<String, @Nullable Object> before = doc.map(Doc::fields).orElse(Map.of());
    if (Tree.number(before, "until", 0) > now.toEpochMilli()) return Optional.empty();
    Map<String, @Nullable Object> validated = Tree.map(before, "validated");
    Lease lease = new Lease(bot, chance.next(), now.plus(LEASE), validated);
    Map<String, @Nullable Object> after = new LinkedHashMap<>(before);
    after.put("bot", bot);
    after.put("owner", lease.owner());
    after.put("until", lease.until().toEpochMilli());
    Write write = new Write.Put(path(bot), after, Condition.unchanged(doc), null);
    return switch (store.commit(List.of(write))) {
      case Store.Committed.Ok _ -> Optional.of(lease);
      case Store.Committed.Conflict _ -> Optional.empty();
    };
  }

  /**
   * Lets others at it; does nothing if they have it already.
   *
   * @param dueAt when there is something to do again
   */
  void release(Lease lease, Instant dueAt, Map<String, @Nullable Object> validated) {
    try {
      releaseNow(lease, dueAt, validated);
    } catch (OutageException e) {
      // It ends by itself; what was done under it is done.
      LOG.log(Level.WARNING, "A lease of {0} stays: {1}", lease.bot(), e.getMessage());
    }
  }

  private void releaseNow(Lease lease, Instant dueAt, Map<String, @Nullable Object> validated) {
    Optional<Doc> doc = store.get(path(lease.bot()));
    boolean ours =
        doc.map(d -> lease.owner().equals(Tree.string(d.fields(), "owner"))).orElse(false);
    if (!ours) return;
    Map<String, @Nullable Object> after = new LinkedHashMap<>();
    after.put("bot", lease.bot());
    after.put("until", 0L);
    after.put("dueAt", dueAt.toEpochMilli());
    after.put("validated", validated);
    Store.Committed _ =
        store.commit(
            List.of(new Write.Put(path(lease.bot()), after, Condition.unchanged(doc), null)));
  }

  private static DocPath path(String bot) {
    return DocPath.of("oauth", DocPath.segment(bot));
  }
}
