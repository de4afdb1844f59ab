package dev.bitbrat.platform.tokens;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Secrets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens of a bot's accounts. They are in the bot's own secret, {@code bitbrat-tokens-BOT},
 * which whoever refreshes them rewrites; else in a secret for all bots, such as {@code
 * TWITCH_APP_TOKEN}.
 *
 * <p>The bot's secret is a JSON object: {@code {"twitch": {"app": {"access": "..."}, "bot": {...},
 * "broadcaster": {...}}, ...}}.
 */
public final class BotTokens {
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]+");
  private static final Pattern SCHEME =
      Pattern.compile("^(?:oauth:|bearer +|bot +)", Pattern.CASE_INSENSITIVE);

  private final Secrets secrets;

  public BotTokens(Secrets secrets) {
    this.secrets = secrets;
  }

  /** On whose behalf a token speaks. */
  public enum Account {
    /** Of our application. */
    APP("app access token"),
    /** Of the account that the bot speaks as. */
    BOT("access token of the bot's account"),
    /** Of the owner of the channel. */
    BROADCASTER("access token of the channel's owner");

    private final String what;

    Account(String what) {
      this.what = what;
    }

    /** For people. */
    public String what() {
      return what;
    }

    /** As in the bot's secret. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where tokens of a bot are kept. */
  public static String secretOf(String bot) {
    return "bitbrat-tokens-" + bot;
  }

  /** The secret for all bots, for example {@code TWITCH_APP_TOKEN}. */
  public static String sharedSecret(String platform, Account account) {
    return platform.toUpperCase(Locale.ROOT) + '_' + account.name() + "_TOKEN";
  }

  /**
   * Without {@code Bearer} before it; empty if there is none, or it cannot be one.
   *
   * @param platform lower case, for example {@code twitch}
   * @throws OutageException when the secrets cannot be read now
   */
  public Optional<String> get(String bot, String platform, Account account) {
    return ofBot(bot, platform, account)
        .or(() -> secrets.get(sharedSecret(platform, account)))
        .map(token -> SCHEME.matcher(token.strip()).replaceFirst(""))
        .filter(VISIBLE_ASCII.asMatchPredicate());
  }

  /** The platform did not accept it: it is read anew. */
  public void forget(String bot, String platform, Account account) {
    secrets.forget(secretOf(bot));
    secrets.forget(sharedSecret(platform, account));
  }

  private Optional<String> ofBot(String bot, String platform, Account account) {
    return secrets
        .get(secretOf(bot))
        .map(BotTokens::parse)
        .map(tokens -> Tree.map(Tree.map(tokens, platform), account.key()))
        .flatMap(token -> Optional.ofNullable(Tree.string(token, "access")));
  }

  /** What is not readable is as good as not there: the shared secret may still serve. */
  private static Map<String, @Nullable Object> parse(String json) {
    try {
      return Json.parseObject(json);
    } catch (JsonException e) {
      return Map.of();
    }
  }
}
