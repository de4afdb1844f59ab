package dev.bitbrat.api;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What whoever runs a bot should know about how it goes. */
final class Health {
  private static final DocPath LEASE = DocPath.of("gateway", "lease");
  private static final int COUNTED = 200;

  private final Store store;
  private final Alarms alarms;

  Health(Store store, InstantSource clock) {
    this.store = store;
    this.alarms = new Alarms(store, clock);
  }

  /**
   * {@code {bot, alarms: [{platform, account, reason, command, at}], spilled, gateway?: {holder,
   * until}}}.
   */
  Map<String, @Nullable Object> of(String bot) {
    Map<String, @Nullable Object> health = new LinkedHashMap<>();
    health.put("bot", bot);
    health.put("alarms", alarms.of(bot));
    health.put("spilled", store.find(Query.all("spilled", COUNTED)).size());
    gateway().ifPresent(gateway -> health.put("gateway", gateway));
    return health;
  }

  private Optional<Map<String, @Nullable Object>> gateway() {
    return store
        .get(LEASE)
        .map(Doc::fields)
        .filter(fields -> Tree.string(fields, "holder") != null);
  }
}
