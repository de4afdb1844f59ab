package dev.bitbrat.config;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
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
  /** How large a part may be in UTF-8, so that it fits a document of any store. */
  public static final int PART_BYTES = 900_000;

  public static Bundle of(String name, Map<String, @Nullable Object> tree) {
    byte[] text = Json.canonical(tree);
    return new Bundle(
        name, Tree.mapOf(tree), new String(text, StandardCharsets.UTF_8), sha256(text));
  }

  /** Where the bot works: maps with {@code platform, channel, account}. */
  public List<Map<String, @Nullable Object>> contexts() {
    return Tree.maps(tree, "contexts");
  }

  /** The text in parts of at most {@link #PART_BYTES}; joined they are the text again. */
  public List<String> parts() {
    return parts(text, PART_BYTES);
  }

  static List<String> parts(String text, int maxBytes) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int bytes = 0;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      int more = codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      if (bytes + more > maxBytes) {
        parts.add(text.substring(start, at));
        start = at;
        bytes = 0;
      }
      bytes += more;
      at += Character.charCount(codePoint);
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
