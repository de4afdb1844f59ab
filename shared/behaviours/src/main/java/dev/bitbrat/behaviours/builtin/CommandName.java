package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.words.ChatText;
import dev.bitbrat.behaviours.words.Names;

/** Names of commands as people write them. */
final class CommandName {
  private CommandName() {}

  /** The first word, folded and without a sigil; {@code ""} if there is nothing else. */
  static String of(String written, String sigil) {
    return Names.fold(withoutSigil(ChatText.firstWord(written), sigil));
  }

  /** Without any: what is left of {@code !!x} must not be another spelling of a command. */
  static String withoutSigil(String text, String sigil) {
    String rest = text;
    while (rest.startsWith(sigil)) rest = rest.substring(sigil.length());
    return rest;
  }
}
