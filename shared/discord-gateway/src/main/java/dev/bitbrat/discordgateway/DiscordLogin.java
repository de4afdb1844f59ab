package dev.bitbrat.discordgateway;

import dev.bitbrat.events.Tree;
import dev.bitbrat.gateway.SourceProvider.Setting;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.platform.rest.RestClient;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.platform.rest.RestResult.Answered;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.platform.tokens.BotTokens;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks Discord before each login whether the token is good and a login left: who logs in more than
 * a thousand times a day loses the token.
 */
final class DiscordLogin {
  /** Names whose bot it is. */
  static final String BOT = "DISCORD_BOT";

  private static final String PLATFORM = "discord";
  private static final String AGENT = "DiscordBot (https://bitbrat.dev, 0.1)";

  /** Some are left for whoever comes after us today. */
  private static final long RESERVE = 10;

  private final RestSettings api;
  private final RestClient client;
  private final BotTokens tokens;
  private final String bot;

  DiscordLogin(Setting setting) {
    this.api =
        RestSettings.of(setting.environment(), "DISCORD_API_URL", "https://discord.com/api/v10");
    this.client = new RestClient(api);
    this.tokens = new BotTokens(setting.secrets());
    this.bot = setting.bot(BOT);
  }

  /**
   * What to log in by.
   *
   * @param gateway address of the gateway
   */
  record Pass(String token, String gateway) {
    @Override
    public String toString() {
      return "Pass[" + gateway + ']';
    }
  }

  /** Address of the HTTP API, without a slash at its end. */
  String api() {
    return api.base().toString().replaceFirst("/+$", "");
  }

  /**
   * A token that Discord accepts; looks once whether a refused one was renewed.
   *
   * @throws ExplainedException when there is no token that will do
   * @throws OutageException when nobody can tell now, or no login is left
   */
  Pass ask() {
    String path = api.base().getPath().replaceFirst("/+$", "");
    for (int round = 1; ; round++) {
      String token =
          tokens
              .get(bot, PLATFORM, Account.BOT)
              .orElseThrow(() -> new ExplainedException("there is no token of the bot: " + fix()));
      RestRequest request =
          RestRequest.get(path + "/gateway/bot")
              .with("Authorization", "Bot " + token)
              .with("User-Agent", AGENT);
      switch (client.ask(request)) {
        case RestResult.Silence(String how) -> throw new OutageException("asking Discord: " + how);
        case Answered answered -> {
          if (answered.status() != 401) return checked(token, answered);
        }
      }
      forget();
      if (round == 2) throw new ExplainedException(refused());
    }
  }

  /** Discord did not take the token: it is read anew. */
  void forget() {
    tokens.forget(bot, PLATFORM, Account.BOT);
  }

  String refused() {
    return "Discord does not accept the bot's token: " + fix();
  }

  private static Pass checked(String token, Answered answered) {
    if (!answered.isSuccess()) {
      throw new OutageException("Discord answered " + answered.status());
    }
    Map<String, @Nullable Object> limit = Tree.map(answered.object(), "session_start_limit");
    if (Tree.number(limit, "remaining", RESERVE) >= RESERVE) {
      return new Pass(token, gateway(Tree.string(answered.object(), "url")));
    }
    Duration until = Duration.ofMillis(Tree.number(limit, "reset_after", 0));
    throw new OutageException(
        "nearly all logins that Discord allows in a day are used up; there are new ones in "
            + until.toMinutes()
            + " minutes");
  }

  private static String gateway(@Nullable String url) {
    if (url != null && url.matches("wss?://[A-Za-z0-9.:-]+/?")) return url;
    throw new OutageException("Discord did not say where its gateway is");
  }

  private String fix() {
    return "put the one that Discord's developer portal shows under \"Bot\" into the secret "
        + BotTokens.secretOf(bot)
        + " or "
        + BotTokens.sharedSecret(PLATFORM, Account.BOT);
  }
}
