package dev.bitbrat.behaviours;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What placeholders can see of one event. */
final class Scope {
  private final Event event;
  private final List<String> words;

  Scope(Event event) {
    this.event = event;
    this.words = ChatText.words(event.text());
  }

  String userName() {
    Identity.External external = event.identity().external();
    if (external == null) return "";
    String displayName = external.displayName();
    return displayName == null || displayName.isBlank() ? userLogin() : displayName;
  }

  /** The name without one group in brackets at its end, where people write their pronouns. */
  String plainUserName() {
    String name = userName();
    String trimmed = name.strip();
    int open =
        trimmed.endsWith(")")
            ? trimmed.lastIndexOf('(')
            : trimmed.endsWith("]") ? trimmed.lastIndexOf('[') : -1;
    if (open < 0) return name;
    String plain = trimmed.substring(0, open).strip();
    return ChatText.isBlank(plain) ? name : plain;
  }

  /** How the platform calls somebody's attention. */
  String mention() {
    String id = userId();
    if ("discord".equals(event.origin().platform()) && !id.isEmpty()) return "<@" + id + '>';
    String login = userLogin();
    return login.isEmpty() ? "" : '@' + login;
  }

  String userId() {
    Identity.External external = event.identity().external();
    return external == null ? "" : external.id();
  }

  /** The login, else what comes nearest to it. */
  String userLogin() {
    Identity.External external = event.identity().external();
    if (external == null) return "";
    if (external.login() != null) return external.login();
    return external.displayName() == null ? external.id() : external.displayName();
  }

  String arguments() {
    return words.size() < 2 ? "" : String.join(" ", words.subList(1, words.size()));
  }

  String word(int index) {
    return index < words.size() ? words.get(index) : "";
  }

  String channel() {
    return orEmpty(event.origin().channel());
  }

  String platform() {
    return orEmpty(event.origin().platform());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
