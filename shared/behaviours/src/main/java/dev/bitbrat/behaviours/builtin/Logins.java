package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.words.Names;

/** Names of channels as people write them. */
final class Logins {
  private Logins() {}

  /** Without blanks around it and a leading {@code @}, in lower case. */
  static String of(String written) {
    String login = written.strip();
    return Names.fold(login.startsWith("@") ? login.substring(1) : login);
  }
}
