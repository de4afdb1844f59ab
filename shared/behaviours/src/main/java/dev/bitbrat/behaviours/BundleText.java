package dev.bitbrat.behaviours;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A bot's configuration as it is stored.
 *
 * @param text canonical JSON
 */
public record BundleText(String text) {
  /** How large a part may be in UTF-8, so that it fits a document of any store. */
  public static final int PART_BYTES = 900_000;

  /** SHA-256 of the text, in hexadecimal. */
  public String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** The text in parts of at most {@link #PART_BYTES}; joined they are the text again. */
  public List<String> parts() {
    return parts(PART_BYTES);
  }

  /** The text in parts of at most so many bytes. */
  public List<String> parts(int maxBytes) {
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
}
