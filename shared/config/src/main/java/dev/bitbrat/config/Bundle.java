package dev.bitbrat.config;

import dev.bitbrat.behaviours.BundleText;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bot's configuration as it is put in force: {@code {name, contexts[], config{}, behaviours[],
 * documents[], rules[]}}. Equal content has equal text and hash.
 *
 * @param name of the bot
 * @param tree the content
 * @param text the content as canonical JSON
 * @param hash SHA-256 of the text, in hexadecimal
 */
public record Bundle(String name, Map<String, @Nullable Object> tree, String text, String hash) {
  public static Bundle of(String name, Map<String, @Nullable Object> tree) {
    BundleText text = new BundleText(new String(Json.canonical(tree), StandardCharsets.UTF_8));
    return new Bundle(name, Tree.mapOf(tree), text.text(), text.hash());
  }

  /** Where the bot works: maps with {@code platform, channel, account}. */
  public List<Map<String, @Nullable Object>> contexts() {
    return Tree.maps(tree, "contexts");
  }

  /** The text in parts that fit a document of any store; joined they are the text again. */
  public List<String> parts() {
    return new BundleText(text).parts();
  }
}
