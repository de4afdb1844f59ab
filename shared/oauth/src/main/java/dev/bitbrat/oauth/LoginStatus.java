package dev.bitbrat.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may be shown of tokens. */
public final class LoginStatus {
  private LoginStatus() {}

  /**
   * {@code {platform, account, login?, userId?, scopes[], expiresAt?, refreshable, needsLogin?}}
   * each; no value of a token.
   */
  public static List<Map<String, @Nullable Object>> rows(TokenDocument tokens) {
    return tokens.entries().stream().map(LoginStatus::row).toList();
  }

  private static Map<String, @Nullable Object> row(TokenDocument.Entry entry) {
    Token token = entry.token();
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("platform", entry.platform());
    row.put("account", entry.account().key());
    row.put("login", token.login());
    row.put("userId", token.userId());
    row.put("scopes", token.scopes());
    row.put("expiresAt", token.expiresAt() == null ? null : token.expiresAt().toString());
    row.put("refreshable", token.refresh() != null);
    row.put("needsLogin", token.needsLogin());
    return row;
  }
}
