package dev.bitbrat.oauth;

import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people read while they log in: what happened, and what to do next. */
final class LoginPages {
  private static final String AGAIN =
      "Ask whoever runs the bot for a new link; they get one with: brat login";

  private LoginPages() {}

  /** Before anything happens. */
  static WebResponse asks(Logins.Purpose purpose, Provider provider) {
    return Pages.withButton(
        "Log in to " + provider.title(), before(purpose, provider), "Go on to " + provider.title());
  }

  private static List<String> before(Logins.Purpose purpose, Provider provider) {
    String who =
        purpose.account() == Account.BOT
            ? "the account that the bot speaks as"
            : "the account that the channel belongs to";
    return List.of(
        "The bot %s wants to be allowed to use %s.".formatted(purpose.bot(), who),
        "Be sure to be logged in to %s as %s before you go on, not as another."
            .formatted(provider.title(), who),
        "%s will ask you about: %s."
            .formatted(provider.title(), String.join(", ", provider.scopesOf(purpose.account()))));
  }

  static WebResponse done(
      Logins.Purpose purpose, Provider provider, Token token, TokenDocument all) {
    return Pages.page(200, "Done", after(purpose, provider, token, all));
  }

  private static List<String> after(
      Logins.Purpose purpose, Provider provider, Token token, TokenDocument all) {
    List<String> lines = new ArrayList<>();
    String name = token.login() == null ? token.userId() : token.login();
    lines.add(
        "The bot %s may now use the %s account %s, as its %s."
            .formatted(purpose.bot(), provider.title(), name, purpose.account().key()));
    lines.add("Given: " + String.join(", ", token.scopes()) + ".");
    List<String> missing = new ArrayList<>(provider.scopesOf(purpose.account()));
    missing.removeAll(token.scopes());
    if (!missing.isEmpty()) {
      lines.add("Not given, so that what needs it will not work: " + String.join(", ", missing));
    }
    Account other = purpose.account() == Account.BOT ? Account.BROADCASTER : Account.BOT;
    Optional<Token> others = all.get(provider.name(), other);
    String id = token.userId();
    if (id != null && others.filter(t -> id.equals(t.userId())).isPresent()) {
      lines.add(
          "The bot and the channel's owner are now the same account. If that is not what you want,"
              + " log out of "
              + provider.title()
              + ", log in as the other, and ask for a new link.");
    } else if (others.isEmpty()) {
      lines.add(
          "Next, if the bot is to use it: a login of the "
              + other.what().replaceFirst("^access token of ", "")
              + ".");
    }
    lines.add(
        "You can close this page. To take it back: the connections in the settings of "
            + provider.title()
            + '.');
    return lines;
  }

  /** Logged by whoever asks for it. */
  static WebResponse failed(int status, Provider provider, String reason) {
    return Pages.page(
        status,
        "That did not work",
        List.of(
            provider.title() + " did not finish the login: " + reason + '.',
            "Nothing has changed. " + AGAIN));
  }

  static WebResponse notAllowed(WebRequest request, Provider provider) {
    boolean denied = "access_denied".equals(request.query().get("error"));
    return Pages.page(
        denied ? 200 : 400,
        denied ? "Not allowed" : "That did not work",
        List.of(
            denied
                ? "You did not allow it on " + provider.title() + ", and nothing has changed."
                : provider.title()
                    + " refused to ask you. Most often the address that it should send you back to"
                    + " is not registered for the application there.",
            "If that was a mistake: " + AGAIN));
  }

  static WebResponse noTicket() {
    return Pages.page(
        410,
        "This link is over",
        List.of("A link works once and for ten minutes, and this one does no longer.", AGAIN));
  }

  static WebResponse over() {
    return Pages.page(
        400,
        "This login is over",
        List.of(
            "It was finished already, took longer than ten minutes, or was not begun here.",
            "If you have not seen that it worked: " + AGAIN));
  }

  static WebResponse otherBrowser() {
    return Pages.page(
        403,
        "Another browser",
        List.of(
            "This login was begun in another browser, or this one keeps no cookies.",
            "Finish it in the browser where you opened the link, with cookies allowed. If you have"
                + " opened no link, somebody may have tried to make you log in for them: close this"
                + " page."));
  }

  static WebResponse busy() {
    return Pages.page(
        503,
        "One moment",
        List.of("This bot's logins are being renewed. Reload this page in a minute."));
  }

  static WebResponse notNow() {
    return Pages.page(
        503,
        "Not now",
        List.of(
            "What this needs does not answer just now.",
            "Try again in a few minutes. If it then says that the login is over: " + AGAIN));
  }
}
