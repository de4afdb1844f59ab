package dev.bitbrat.oauth;

import dev.bitbrat.web.WebRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** By what a browser is known again. Named after the login: two can be under way in one browser. */
final class LoginCookie {
  private static final int MOST_HEADERS = 10;

  private final String attributes;

  /**
   * @param base address that browsers reach us at
   */
  LoginCookie(URI base) {
    String path = base.getRawPath() == null ? "" : base.getRawPath();
    String secure = "https".equals(base.getScheme()) ? "; Secure" : "";
    this.attributes = "; Path=" + path + "/oauth; HttpOnly; SameSite=Lax" + secure + "; Max-Age=";
  }

  String given(String state, String value) {
    return name(state) + '=' + value + attributes + Logins.LIFE.toSeconds();
  }

  String taken(String state) {
    return name(state) + '=' + attributes + 0;
  }

  static Optional<String> of(WebRequest request, String state) {
    String start = name(state) + '=';
    return request.headers().getOrDefault("cookie", List.of()).stream()
        .limit(MOST_HEADERS)
        .flatMap(header -> Arrays.stream(header.split(";")))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(start))
        .map(cookie -> cookie.substring(start.length()))
        .filter(Chance::isOne)
        .findFirst();
  }

  private static String name(String state) {
    return "bitbrat_login_" + Chance.hash(state).substring(0, 12);
  }
}
