package dev.bitbrat.stages;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The people we know, at {@code users/{platform:id}}. Written once when somebody is first seen and
 * once when a session begins, so that a chat line costs nothing; read at most once a minute.
 *
 * <p>What a line's tags say follows from which event is stored as the first, so a redelivery says
 * the same.
 */
public final class Users {
  static final Duration CACHED = Duration.ofMinutes(1);

  /** A session is this long from its first line. */
  static final Duration SESSION = Duration.ofDays(1);

  private final Store store;
  private final InstantSource clock;
  private final Cache<Map<String, @Nullable Object>> cache;

  public Users(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.cache = new Cache<>(10_000, CACHED, clock);
  }

  /** The user as known after {@code event}. */
  Identity.User see(Identity.External external, Event event) {
    String id = external.platform() + ':' + external.id();
    Map<String, @Nullable Object> known = cache.get(id).orElseGet(() -> load(id));
    if (startsSession(known)) known = begin(id, external, event);
    return user(id, external, known, event);
  }

  private Map<String, @Nullable Object> load(String id) {
    Map<String, @Nullable Object> fields = store.get(path(id)).map(Doc::fields).orElse(Map.of());
    if (!fields.isEmpty()) cache.put(id, fields);
    return fields;
  }

  private boolean startsSession(Map<String, @Nullable Object> known) {
    String started = Tree.string(known, "sessionStartedAt");
    return started == null || !Instant.parse(started).plus(SESSION).isAfter(clock.instant());
  }

  private Map<String, @Nullable Object> begin(String id, Identity.External external, Event event) {
    for (int round = 0; round < 20; round++) {
      Optional<Doc> before = store.get(path(id));
      Map<String, @Nullable Object> known = before.map(Doc::fields).orElse(Map.of());
      if (!startsSession(known)) return remember(id, known);
      Map<String, @Nullable Object> changed = session(known, external, event);
      Write.Condition condition = Write.Condition.unchanged(before);
      Write write = new Write.Put(path(id), changed, condition, null);
      if (store.commit(List.of(write)) instanceof Store.Committed.Ok) return remember(id, changed);
    }
    throw new OutageException("could not write the user: lost 20 commits in a row");
  }

  private Map<String, @Nullable Object> session(
      Map<String, @Nullable Object> known, Identity.External external, Event event) {
    String now = clock.instant().toString();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(known);
    if (known.isEmpty()) {
      fields.put("provider", external.platform());
      fields.put("providerUserId", external.id());
      fields.put("firstSeenAt", now);
      fields.put("firstEvent", event.correlationId());
    }
    fields.put("login", external.login());
    fields.put("displayName", external.displayName());
    fields.put("sessionStartedAt", now);
    fields.put("sessionEvent", event.correlationId());
    fields.put("sessionCount", Tree.number(known, "sessionCount", 0) + 1);
    return fields;
  }

  private Map<String, @Nullable Object> remember(String id, Map<String, @Nullable Object> fields) {
    cache.put(id, fields);
    return fields;
  }

  private static Identity.User user(
      String id, Identity.External external, Map<String, @Nullable Object> known, Event event) {
    SequencedSet<String> roles = new LinkedHashSet<>(external.roles());
    roles.addAll(Tree.strings(known, "roles"));
    List<String> tags = new ArrayList<>();
    tags.add("PROVIDER_" + external.platform().toUpperCase(Locale.ROOT));
    boolean first = event.correlationId().equals(known.get("firstEvent"));
    if (first) tags.addAll(List.of("NEW_USER", "FIRST_ALLTIME_MESSAGE"));
    else tags.add("RETURNING_USER");
    if (event.correlationId().equals(known.get("sessionEvent"))) tags.add("FIRST_SESSION_MESSAGE");
    tags.addAll(Tree.strings(known, "tags"));
    String name = external.displayName();
    return new Identity.User(
        id,
        name == null ? Tree.string(known, "displayName") : name,
        List.copyOf(roles),
        Tree.string(known, "status"),
        Tree.string(known, "notes"),
        tags,
        Map.of());
  }

  private static DocPath path(String id) {
    return DocPath.of("users", DocPath.segment(id));
  }
}
