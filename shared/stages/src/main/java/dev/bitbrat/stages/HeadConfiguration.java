package dev.bitbrat.stages;

import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.behaviours.BundleText;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.JsonText;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that a bot has in force, for a behaviour that changes it. A change is a bundle
 * of its own, to which the head moves, and one of the {@link Versions}.
 */
final class HeadConfiguration {
  private static final String CHANGE = "change";

  private final Store store;
  private final JsonText json;
  private final Configurations configurations;
  private final String bot;
  private @Nullable Doc head;

  HeadConfiguration(Store store, JsonText json, Configurations configurations, String bot) {
    this.store = store;
    this.json = json;
    this.configurations = configurations;
    this.bot = bot;
  }

  /** The bundle's tree. */
  Map<String, @Nullable Object> tree() {
    return configurations.tree(bot, hash(head()));
  }

  private Doc head() {
    Doc known = head;
    if (known == null) {
      known =
          store
              .get(DocPath.of("bots", bot))
              .orElseThrow(
                  () -> new ExplainedException("bot " + bot + " has no configuration in force"));
      head = known;
    }
    return known;
  }

  private static String hash(Doc head) {
    return String.valueOf(Tree.string(head.fields(), "bundle"));
  }

  /**
   * Writes that put {@code changed} in force, unless somebody else changed it meanwhile.
   *
   * @throws ExplainedException if it is no configuration that may be in force
   */
  List<Write> writes(Map<String, @Nullable Object> changed, Instant at) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>(changed);
    Map<String, @Nullable Object> change = Tree.map(changed, CHANGE);
    tree.remove(CHANGE);
    BotConfig.Read read = BotConfig.read(tree);
    if (!read.isUsable()) {
      throw new ExplainedException("the changed configuration has mistakes: " + read.findings());
    }
    BundleText bundle = new BundleText(json.canonical(tree));
    Doc before = head();
    List<Write> writes =
        new ArrayList<>(BundleStore.partWrites(bot, bundle.hash(), bundle.parts()));
    writes.add(
        Write.Update.set(
            before.path(), Map.of("bundle", bundle.hash()), Write.Condition.unchanged(before)));
    writes.add(
        Versions.write(
            bot,
            bundle.hash(),
            hash(before),
            Tree.string(change, "author"),
            Tree.string(change, "message"),
            at));
    return writes;
  }
}
