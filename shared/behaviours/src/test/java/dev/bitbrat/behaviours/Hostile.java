package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.words.ChatText;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts that somebody might try. The same seed gives the same texts. */
final class Hostile {
  private static final List<String> BITS =
      List.of(
          "$",
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "|",
          "@",
          "!",
          "/",
          ".",
          "$$",
          "${",
          "$${",
          "\\",
          "%",
          "{{",
          "}}",
          "#",
          ":",
          "\"",
          "'",
          "<",
          "&",
          "${user}",
          "${args}",
          "$${args}",
          "${@user}",
          "${datastore[secret]}",
          "${state.record.value}",
          "${event.user}",
          "${arg[1]|${user}}",
          "${url(args)}",
          "{{name}}",
          "!secret",
          "!echo",
          "/ban",
          ".timeout",
          "secret",
          "e\u0301",
          "\u200B",
          "\u200D",
          "\u2060",
          "\uFEFF",
          "\u034F",
          "\u180E",
          "\u202E",
          "\u2066",
          "\u200F",
          "\uDB40\uDC20",
          "\uD83D",
          "\uDE00",
          "\uD83D\uDE00",
          "\u0130",
          "\u00DF",
          "\u0000",
          "x");
  private static final List<String> BLANKS = List.of(" ", "\n", "\t", "\r\n", "\u00A0", "  ");

  private final Random random;

  Hostile(long seed) {
    random = new Random(seed);
  }

  /** No blank in it, and something to see at its end. */
  String word() {
    String word = bits(1 + random.nextInt(6));
    int last = word.codePointBefore(word.length());
    boolean ends = !ChatText.isInvisible(last) && !Character.isWhitespace(last);
    return ends ? word : word + '}';
  }

  List<String> words(int most) {
    return Stream.generate(this::word).limit(1 + random.nextInt(most)).toList();
  }

  /** The words with some blank before each. */
  String typed(List<String> words) {
    return words.stream().map(word -> pick(BLANKS) + word).collect(Collectors.joining());
  }

  /** Anything at all, blanks too. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(8); n > 0; n--) {
      text.append(random.nextInt(5) == 0 ? pick(BLANKS) : pick(BITS));
    }
    return text.toString();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String bits(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) text.append(pick(BITS));
    return text.toString();
  }
}
