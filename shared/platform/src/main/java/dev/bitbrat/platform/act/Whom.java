package dev.bitbrat.platform.act;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody whom an action is about. */
public sealed interface Whom {
  /** Digits. */
  record Id(String id) implements Whom {}

  /** Without a leading {@code @}, as it was written. */
  record Login(String login) implements Whom {}

  /** What people and placeholders write; empty if it can be nobody. */
  static Optional<Whom> of(String written) {
    String text = written.strip();
    Matcher mention = Patterns.MENTION.matcher(text);
    if (mention.matches()) return Optional.of(new Id(mention.group(1)));
    if (Patterns.ID.matcher(text).matches()) return Optional.of(new Id(text));
    return login(text);
  }

  /** A login, also one that is all digits. */
  static Optional<Whom> login(String written) {
    String text = written.strip();
    String login = text.startsWith("@") ? text.substring(1) : text;
    boolean possible = Patterns.LOGIN.matcher(login).matches();
    return possible ? Optional.of(new Login(login)) : Optional.empty();
  }

  /** How people and platforms write somebody. */
  final class Patterns {
    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");
    private static final Pattern MENTION = Pattern.compile("<@!?([0-9]{1,20})>");
    private static final Pattern LOGIN = Pattern.compile("[\\p{L}\\p{N}_.-]{1,64}");

    private Patterns() {}
  }
}
