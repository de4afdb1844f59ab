package dev.bitbrat.behaviours.text;

import dev.bitbrat.behaviours.words.ChatText;
import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The person who caused an event, in words. What is not known is {@code ""}. */
record Person(Event event) {
  /** Pronouns as people write them behind their name: {@code she/her}, {@code they}. */
  private static final Pattern PRONOUN =
      Pattern.compile(
          "(she|he|they|it|xe|ze|zie|fae|ey|ae|ve|per|any|all)([/,| ][^/,| ]+)*",
          Pattern.CASE_INSENSITIVE);

  String name() {
    Identity.External external = event.identity().external();
    if (external == null) return "";
    String displayName = external.displayName();
    return displayName == null || displayName.isBlank() ? login() : displayName;
  }

  /** The name without one group in brackets at its end, where people write their pronouns. */
  String plainName() {
    String name = name();
    String trimmed = name.strip();
    int open = openingOf(trimmed);
    if (open < 0) return name;
    String plain = trimmed.substring(0, open).strip();
    return ChatText.isBlank(plain) ? name : plain;
  }

  /** The first of the pronouns that stand in brackets at the name's end. */
  Optional<String> pronoun() {
    String trimmed = name().strip();
    int open = openingOf(trimmed);
    if (open < 0) return Optional.empty();
    Matcher pronoun = PRONOUN.matcher(trimmed.substring(open + 1, trimmed.length() - 1).strip());
    return pronoun.matches() ? Optional.of(Names.fold(pronoun.group(1))) : Optional.empty();
  }

  private static int openingOf(String name) {
    if (name.endsWith(")")) return name.lastIndexOf('(');
    return name.endsWith("]") ? name.lastIndexOf('[') : -1;
  }

  /** How the platform calls somebody's attention. */
  String mention() {
    String id = id();
    String platform = event.origin().platform();
    if ("discord".equals(platform) && !id.isEmpty()) return "<@" + id + '>';
    // There the login is a telephone number, which others must not read.
    if ("twilio".equals(platform)) return '@' + name();
    String login = login();
    return login.isEmpty() ? "" : '@' + login;
  }

  String id() {
    Identity.External external = event.identity().external();
    return external == null ? "" : external.id();
  }

  /** The login, else what comes nearest to it. */
  String login() {
    Identity.External external = event.identity().external();
    if (external == null) return "";
    if (external.login() != null) return external.login();
    return external.displayName() == null ? external.id() : external.displayName();
  }
}
