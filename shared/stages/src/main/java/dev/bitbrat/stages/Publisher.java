package dev.bitbrat.stages;

import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.behaviours.BundleText;
import dev.bitbrat.behaviours.spi.Editor;
import dev.bitbrat.events.BotName;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.JsonText;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.rules.RuleDocument;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts configurations in force. Commands that were made from the chat stay, unless the new
 * configuration has one of that name.
 */
public final class Publisher {
  private static final int ROUNDS = 20;

  private final Store store;
  private final BundleStore bundles;
  private final JsonText json;
  private final InstantSource clock;

  public Publisher(Store store, JsonText json, InstantSource clock) {
    this.store = store;
    this.bundles = new BundleStore(store);
    this.json = json;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Published {
    /**
     * @param hash of the bundle in force now
     * @param changed whether that is another than before
     * @param kept commands from the chat that go on
     * @param replaced commands from the chat of which the configuration has its own
     */
    record Ok(String hash, boolean changed, List<String> kept, List<String> replaced)
        implements Published {
      public Ok {
        kept = List.copyOf(kept);
        replaced = List.copyOf(replaced);
      }
    }

    /**
     * @param mistakes for a person; nothing was changed
     */
    record Refused(List<String> mistakes) implements Published {
      public Refused {
        mistakes = List.copyOf(mistakes);
      }
    }
  }

  /**
   * @param bundle the bundle's text (see {@link BundleText})
   * @param author who does it
   */
  public Published publish(String bot, String bundle, String author) {
    Map<String, @Nullable Object> tree = tree(bundle);
    if (tree.isEmpty()) return new Published.Refused(List.of("a bundle is a JSON object"));
    if (!BotName.isOne(bot)) {
      return new Published.Refused(
          List.of("the name of a bot is lower-case letters, digits, - and _, at most 63"));
    }
    String name = Tree.string(tree, "name");
    if (name != null && !name.equals(bot)) {
      return new Published.Refused(List.of("the bundle is of the bot " + name + ", not of " + bot));
    }
    List<String> rules = brokenRules(tree);
    if (!rules.isEmpty()) return new Published.Refused(rules);
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Doc> head = store.get(DocPath.of("bots", bot));
      Kept kept = keep(bot, head, tree);
      BotConfig.Read read = BotConfig.read(kept.tree);
      if (!read.isUsable()) return refused(read);
      BundleText text = new BundleText(kept.names.isEmpty() ? bundle : json.canonical(kept.tree));
      boolean changed = !text.hash().equals(current(head)) || !sameContexts(head, kept.tree);
      if (!changed || commit(bot, head, text, kept.tree, author)) {
        return new Published.Ok(text.hash(), changed, kept.names, kept.replaced);
      }
    }
    throw new OutageException("lost " + ROUNDS + " commits in a row on the head of " + bot);
  }

  private List<String> brokenRules(Map<String, @Nullable Object> tree) {
    List<String> mistakes = new ArrayList<>();
    int number = 0;
    for (Map<String, @Nullable Object> rule : Tree.maps(tree, "rules")) {
      String path = "rules[" + number++ + ']';
      if (RuleDocument.read(path, rule, json::parse) instanceof RuleDocument.Broken broken) {
        mistakes.add(path + ": " + broken.reason());
      }
    }
    return mistakes;
  }

  private static Published refused(BotConfig.Read read) {
    return new Published.Refused(
        read.findings().stream()
            .map(f -> f.path() + (f.field() == null ? "" : "." + f.field()) + ": " + f.message())
            .toList());
  }

  private record Kept(
      Map<String, @Nullable Object> tree, List<String> names, List<String> replaced) {}

  /** The new tree with what was made from the chat. */
  private Kept keep(String bot, Optional<Doc> head, Map<String, @Nullable Object> tree) {
    String hash = current(head);
    if (hash == null) return new Kept(tree, List.of(), List.of());
    List<String> names = new ArrayList<>();
    List<String> replaced = new ArrayList<>();
    List<@Nullable Object> behaviours = new ArrayList<>(Tree.list(tree, "behaviours"));
    for (Map<String, @Nullable Object> made : Editor.madeFromChat(tree(bundles.text(bot, hash)))) {
      String command = Editor.command(made);
      if (Editor.hasCommand(tree, command)) {
        replaced.add(command);
      } else {
        names.add(command);
        behaviours.add(made);
      }
    }
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(tree);
    if (!names.isEmpty()) merged.put("behaviours", behaviours);
    return new Kept(merged, names, replaced);
  }

  private boolean commit(
      String bot,
      Optional<Doc> head,
      BundleText text,
      Map<String, @Nullable Object> tree,
      String author) {
    for (Write write : BundleStore.partWrites(bot, text.hash(), text.parts())) {
      store.commit(List.of(write));
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("bundle", text.hash());
    fields.put("contexts", Tree.list(tree, "contexts"));
    Write.Condition condition = Write.Condition.unchanged(head);
    List<Write> writes = new ArrayList<>();
    writes.add(Write.Update.set(DocPath.of("bots", bot), fields, condition));
    writes.add(
        Versions.write(bot, text.hash(), current(head), author, "put in force", clock.instant()));
    return store.commit(writes) instanceof Store.Committed.Ok;
  }

  private static @Nullable String current(Optional<Doc> head) {
    return head.map(doc -> Tree.string(doc.fields(), "bundle")).orElse(null);
  }

  private static boolean sameContexts(Optional<Doc> head, Map<String, @Nullable Object> tree) {
    return head.isPresent()
        && Tree.list(head.get().fields(), "contexts").equals(Tree.list(tree, "contexts"));
  }

  private Map<String, @Nullable Object> tree(String text) {
    return json.parse(text) instanceof Map<?, ?> map ? Tree.mapOf(map) : Map.of();
  }
}
