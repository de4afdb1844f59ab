package dev.bitbrat.stages;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bundles of configuration: immutable, named by the hash of their text, in parts that fit a
 * document: {@code bots/{bot}/bundles/{hash}.{n}}. Only a whole bundle becomes a bot's head.
 */
public final class BundleStore {
  private static final int MOST_PARTS = 100;

  private final Store store;

  public BundleStore(Store store) {
    this.store = store;
  }

  /**
   * Puts a bundle in force.
   *
   * @param parts the bundle's text, cut where it fits (each under 900 KB)
   * @param contexts where the bot listens: maps with {@code platform, channel, account}
   */
  public void push(
      String bot, String hash, List<String> parts, List<Map<String, @Nullable Object>> contexts) {
    for (Write write : partWrites(bot, hash, parts)) store.commit(List.of(write));
    Map<String, @Nullable Object> head = new LinkedHashMap<>();
    head.put("bundle", hash);
    head.put("contexts", contexts);
    store.commit(List.of(Write.Update.set(DocPath.of("bots", bot), head, Write.Condition.ANY)));
  }

  /** Writes of a bundle's parts; it is in force only once a head names it. */
  static List<Write> partWrites(String bot, String hash, List<String> parts) {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Map<String, @Nullable Object> fields =
          Map.of("text", parts.get(i), "parts", (long) parts.size());
      writes.add(new Write.Put(part(bot, hash, i), fields, Write.Condition.ANY, null));
    }
    return writes;
  }

  /**
   * The text of a bundle.
   *
   * @throws ExplainedException if it is not there, or not all of it
   */
  String text(String bot, String hash) {
    Map<String, @Nullable Object> first = fields(bot, hash, 0);
    long count = Tree.number(first, "parts", 0);
    if (count < 1 || count > MOST_PARTS) throw broken(bot, hash);
    if (count == 1) return String.valueOf(Tree.string(first, "text"));
    List<DocPath> paths = new ArrayList<>();
    for (int i = 0; i < count; i++) paths.add(part(bot, hash, i));
    List<Doc> docs = store.getAll(paths);
    if (docs.size() != count) throw broken(bot, hash);
    StringBuilder text = new StringBuilder();
    for (Doc doc : docs) text.append(Tree.string(doc.fields(), "text"));
    return text.toString();
  }

  private Map<String, @Nullable Object> fields(String bot, String hash, int part) {
    return store.get(part(bot, hash, part)).orElseThrow(() -> broken(bot, hash)).fields();
  }

  private static DocPath part(String bot, String hash, int part) {
    return DocPath.of("bots", bot, "bundles", hash + '.' + part);
  }

  private static ExplainedException broken(String bot, String hash) {
    return new ExplainedException(
        "the configuration " + hash + " of bot " + bot + " is not in the store: push it again");
  }
}
