package dev.bitbrat.oauth;

import dev.bitbrat.events.Tree;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An access token and what belongs to it. Its text form shows no value.
 *
 * @param refresh gets the next one; {@code null} for what cannot be refreshed
 * @param expiresAt {@code null} if nobody said
 * @param userId of the account on the platform; {@code null} for an app access token
 * @param needsLogin why a human must log in again; {@code null} while all is well
 */
public record Token(
    String access,
    @Nullable String refresh,
    @Nullable Instant expiresAt,
    List<String> scopes,
    @Nullable String userId,
    @Nullable String login,
    Instant obtainedAt,
    @Nullable String needsLogin) {
  private static final Duration SOON = Duration.ofMinutes(30);

  public Token {
    scopes = List.copyOf(scopes);
  }

  /** As it comes from the platform. */
  static Token of(Grant grant, @Nullable Who who, Instant now) {
    Duration life = grant.life();
    return new Token(
        grant.access(),
        grant.refresh(),
        life == null ? null : now.plus(life),
        grant.scopes().isEmpty() && who != null ? who.scopes() : grant.scopes(),
        who == null ? null : who.userId(),
        who == null ? null : who.login(),
        now,
        null);
  }

  /** After a refresh; a refresh token that the platform did not replace stays. */
  Token renewed(Grant grant, Instant now) {
    Duration life = grant.life();
    return new Token(
        grant.access(),
        grant.refresh() == null ? refresh : grant.refresh(),
        life == null ? null : now.plus(life),
        grant.scopes().isEmpty() ? scopes : grant.scopes(),
        userId,
        login,
        now,
        null);
  }

  Token needingLogin(String reason) {
    return new Token(access, refresh, expiresAt, scopes, userId, login, obtainedAt, reason);
  }

  /**
   * When to refresh it: as soon as less than a quarter of its life, or half an hour, is left. Never
   * if nobody knows its end.
   */
  public Instant dueAt() {
    if (expiresAt == null) return Instant.MAX;
    Duration quarter = Duration.between(obtainedAt, expiresAt).dividedBy(4);
    return expiresAt.minus(quarter.compareTo(SOON) > 0 ? quarter : SOON);
  }

  /** Empty-handed if there is no access token in it. */
  static @Nullable Token read(Map<String, @Nullable Object> fields) {
    String access = Tree.string(fields, "access");
    if (access == null || access.isEmpty()) return null;
    Instant obtained = instant(fields, "obtainedAt");
    return new Token(
        access,
        Tree.string(fields, "refresh"),
        instant(fields, "expiresAt"),
        Tree.strings(fields, "scopes"),
        Tree.string(fields, "userId"),
        Tree.string(fields, "login"),
        obtained == null ? Instant.EPOCH : obtained,
        Tree.string(fields, "needsLogin"));
  }

  /** Over the fields that are there; what this version does not know stays. */
  Map<String, @Nullable Object> write(Map<String, @Nullable Object> before) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(before);
    fields.put("access", access);
    put(fields, "refresh", refresh);
    put(fields, "expiresAt", expiresAt == null ? null : expiresAt.toString());
    fields.put("scopes", scopes);
    put(fields, "userId", userId);
    put(fields, "login", login);
    fields.put("obtainedAt", obtainedAt.toString());
    put(fields, "needsLogin", needsLogin);
    return fields;
  }

  private static void put(
      Map<String, @Nullable Object> fields, String name, @Nullable String value) {
    if (value == null) fields.remove(name);
    else fields.put(name, value);
  }

  private static @Nullable Instant instant(Map<String, @Nullable Object> fields, String name) {
    String text = Tree.string(fields, name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return "Token[of " + login + ", ends " + expiresAt + ']';
  }
}
