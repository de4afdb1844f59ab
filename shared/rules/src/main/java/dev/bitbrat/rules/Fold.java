package dev.bitbrat.rules;

/**
 * Text without its case, character by character: a part of a text stays a part of it when both are
 * folded, which the index relies on and {@link String#toLowerCase()} does not promise.
 */
final class Fold {
  private Fold() {}

  static char fold(char c) {
    if (c < 128) return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  static String fold(String text) {
    int i = 0;
    while (i < text.length() && fold(text.charAt(i)) == text.charAt(i)) i++;
    if (i == text.length()) return text;
    char[] chars = text.toCharArray();
    for (; i < chars.length; i++) chars[i] = fold(chars[i]);
    return new String(chars);
  }
}
