package dev.bitbrat.oauth;

import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A platform that people log in to.
 *
 * @param name lower case, as in events and in the bot's secret
 * @param title its name for people
 * @param id where its authorization server is
 * @param api where it is asked whose a token is
 * @param scopes what is asked for, by account
 */
public record Provider(
    String name,
    String title,
    RestSettings id,
    RestSettings api,
    Ways ways,
    Map<Account, List<String>> scopes) {
  public Provider {
    scopes = Map.copyOf(scopes);
  }

  /**
   * Paths, and what is peculiar.
   *
   * @param identity where it is asked whose a token is
   * @param identityScheme before the token in {@code Authorization} there
   * @param device where a device login begins; {@code null} if there is none
   * @param hourly whether the platform wants every token of a person validated once an hour
   * @param pkce whether RFC 7636 is spoken
   * @param asking more for the address where people allow it
   */
  public record Ways(
      String authorize,
      String token,
      String identity,
      String identityScheme,
      @Nullable String device,
      boolean hourly,
      boolean pkce,
      Map<String, String> asking) {
    public Ways {
      asking = Map.copyOf(asking);
    }
  }

  /** All that we know, by name. */
  public static Map<String, Provider> all(Map<String, String> environment) {
    Map<String, Provider> all = new LinkedHashMap<>();
    all.put("twitch", twitch(environment));
    all.put("kick", kick(environment));
    return all;
  }

  /** Its addresses may be changed by {@code TWITCH_ID_URL}. */
  public static Provider twitch(Map<String, String> environment) {
    RestSettings id = RestSettings.of(environment, "TWITCH_ID_URL", "https://id.twitch.tv");
    Ways ways =
        new Ways(
            "/oauth2/authorize",
            "/oauth2/token",
            "/oauth2/validate",
            "OAuth ",
            "/oauth2/device",
            true,
            false,
            // Else whoever is logged in is not asked, and it may be the wrong account.
            Map.of("force_verify", "true"));
    return new Provider(
        "twitch",
        "Twitch",
        id,
        id,
        ways,
        Map.of(Account.BOT, TwitchScopes.BOT, Account.BROADCASTER, TwitchScopes.BROADCASTER));
  }

  /** Its addresses may be changed by {@code KICK_ID_URL} and {@code KICK_API_URL}. */
  public static Provider kick(Map<String, String> environment) {
    Ways ways =
        new Ways(
            "/oauth/authorize",
            "/oauth/token",
            "/public/v1/users",
            "Bearer ",
            null,
            false,
            true,
            Map.of());
    List<String> scopes =
        List.of(
            "user:read",
            "channel:read",
            "chat:write",
            "events:subscribe",
            "moderation:ban",
            "moderation:chat_message:manage");
    return new Provider(
        "kick",
        "Kick",
        RestSettings.of(environment, "KICK_ID_URL", "https://id.kick.com"),
        RestSettings.of(environment, "KICK_API_URL", "https://api.kick.com"),
        ways,
        Map.of(Account.BOT, scopes, Account.BROADCASTER, scopes));
  }

  /** Name of the secret with the application's id. */
  public String clientId() {
    return name.toUpperCase(Locale.ROOT) + "_CLIENT_ID";
  }

  /** Name of the secret with the application's secret. */
  public String clientSecret() {
    return name.toUpperCase(Locale.ROOT) + "_CLIENT_SECRET";
  }

  /** Those of an account; none for an app access token. */
  public List<String> scopesOf(Account account) {
    return scopes.getOrDefault(account, List.of());
  }
}
