package dev.bitbrat.stages;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.JsonText;
import dev.bitbrat.pipeline.Ports;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiled bundles, by hash: a bundle never changes, so it is compiled once an instance. */
final class Configurations {
  private static final int MOST = 200;

  private final BundleStore bundles;
  private final JsonText json;
  private final Cache<Configuration> compiled;

  Configurations(Ports ports, JsonText json) {
    this.bundles = new BundleStore(ports.store());
    this.json = json;
    this.compiled = new Cache<>(MOST, Duration.ofDays(365), ports.clock());
  }

  /** The bundle that the router stamped on the event. */
  Configuration stamped(Event event) {
    String hash = Tree.string(event.metadata(), "bundle");
    if (hash == null) throw new ExplainedException("the event carries no bundle");
    return get(event.bot(), hash);
  }

  Configuration get(String bot, String hash) {
    return compiled.get(hash).orElseGet(() -> load(bot, hash));
  }

  private Configuration load(String bot, String hash) {
    Configuration configuration = Configuration.of(tree(bot, hash), json);
    compiled.put(hash, configuration);
    return configuration;
  }

  Map<String, @Nullable Object> tree(String bot, String hash) {
    if (json.parse(bundles.text(bot, hash)) instanceof Map<?, ?> map) {
      return Tree.mapOf(map);
    }
    throw new ExplainedException("bundle " + hash + " of bot " + bot + " is not an object");
  }
}
