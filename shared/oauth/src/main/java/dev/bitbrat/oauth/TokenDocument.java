package dev.bitbrat.oauth;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.json.JsonLimits;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.platform.tokens.BotTokens;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All tokens of a bot, as its secret ({@link BotTokens#secretOf}) holds them: {@code {platform:
 * {app|bot|broadcaster: {access, refresh?, expiresAt?, scopes[], userId?, login?, obtainedAt,
 * needsLogin?}}}}, times in ISO 8601. What this version does not know survives. Its text form shows
 * no value.
 */
public final class TokenDocument {
  public static final TokenDocument EMPTY = new TokenDocument(Map.of());

  private static final JsonLimits LIMITS = new JsonLimits(64 << 10, 16);

  private final Map<String, @Nullable Object> tree;

  private TokenDocument(Map<String, @Nullable Object> tree) {
    this.tree = Tree.mapOf(tree);
  }

  /**
   * @param platform lower case
   */
  public record Entry(String platform, Account account, Token token) {}

  /**
   * @param bot whose secret it is, for the message
   * @throws OutageException if it is not readable: it must not be replaced then
   */
  public static TokenDocument parse(String bot, String text) {
    try {
      return new TokenDocument(Json.parseObject(text.getBytes(StandardCharsets.UTF_8), LIMITS));
    } catch (JsonException e) {
      // Without the cause and its message: they might quote a value.
      throw new OutageException(
          "the secret "
              + BotTokens.secretOf(bot)
              + " is no JSON object that can be read. Correct it, or delete it and log in again");
    }
  }

  public Optional<Token> get(String platform, Account account) {
    return Optional.ofNullable(Token.read(Tree.map(Tree.map(tree, platform), account.key())));
  }

  /** Every token in it that we understand. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (String platform : tree.keySet()) {
      for (Account account : Account.values()) {
        get(platform, account).ifPresent(token -> entries.add(new Entry(platform, account, token)));
      }
    }
    return entries;
  }

  public TokenDocument with(String platform, Account account, Token token) {
    Map<String, @Nullable Object> accounts = new LinkedHashMap<>(Tree.map(tree, platform));
    accounts.put(account.key(), token.write(Tree.map(accounts, account.key())));
    Map<String, @Nullable Object> all = new LinkedHashMap<>(tree);
    all.put(platform, accounts);
    return new TokenDocument(all);
  }

  /** As it is kept. */
  public String text() {
    return Json.write(tree);
  }

  @Override
  public String toString() {
    return "TokenDocument" + entries().stream().map(e -> e.platform() + '.' + e.account()).toList();
  }
}
