package dev.bitbrat.cli.login;

import dev.bitbrat.cli.api.PlatformOption;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Texts;
import dev.bitbrat.local.ChainedSecrets;
import dev.bitbrat.local.EnvSecrets;
import dev.bitbrat.local.FileSecrets;
import dev.bitbrat.oauth.DeviceLogin;
import dev.bitbrat.oauth.DeviceLogin.Prompt;
import dev.bitbrat.oauth.DeviceLogin.Result;
import dev.bitbrat.oauth.LoginStatus;
import dev.bitbrat.oauth.Provider;
import dev.bitbrat.oauth.Token;
import dev.bitbrat.oauth.TokenDocument;
import dev.bitbrat.oauth.TokenKeeper;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.pace.Pace.Sleep;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Login to Twitch by a code that a person types in; the token is kept in the home. */
public final class CodeLogin {
  private final Shell shell;
  private final String bot;
  private final Account account;
  private final boolean json;
  private final Provider provider;
  private final FileSecrets file;
  private final DeviceLogin login;

  /**
   * @param secrets of the home
   * @param json whether what is shown is JSON
   */
  public CodeLogin(Shell shell, Path secrets, String bot, Account account, boolean json) {
    this.shell = shell;
    this.bot = bot;
    this.account = account;
    this.json = json;
    this.provider = Provider.twitch(shell.environment());
    this.file = new FileSecrets(secrets);
    Secrets clients = new ChainedSecrets(List.of(new EnvSecrets(shell.environment()), file));
    this.login = new DeviceLogin(provider, account, clients, shell.clock(), Sleep.REAL);
  }

  static CodeLogin of(Shell shell, PlatformOption platform, AccountOption account, boolean json) {
    if (platform.atUrl(shell).isPresent()) {
      throw new CliException(
          ExitCode.USAGE,
          "--device does not go together with --url",
          "A code is for the home on this machine; for a platform elsewhere leave --device out.");
    }
    Path secrets = platform.home(shell).resolve("secrets.json");
    return new CodeLogin(shell, secrets, account.bot(), account.account(), json);
  }

  int run() {
    Token token = logIn();
    if (json) {
      row(new TokenKeeper(file, Sleep.REAL).read(bot)).forEach(shell::json);
    } else {
      shell.data(
          "%s is logged in to %s as the %s of %s."
              .formatted(token.login(), provider.title(), account.key(), bot));
    }
    return ExitCode.OK.number();
  }

  /**
   * Shows the code, waits until it was typed in, and keeps the token.
   *
   * @throws CliException if there is none
   */
  public Token logIn() {
    Prompt prompt = begin();
    show(prompt);
    Token token = await(prompt);
    new TokenKeeper(file, Sleep.REAL)
        .update(bot, tokens -> tokens.with(provider.name(), account, token));
    return token;
  }

  private List<Map<String, @Nullable Object>> row(TokenDocument kept) {
    return LoginStatus.rows(kept).stream()
        .filter(row -> provider.name().equals(row.get("platform")))
        .filter(row -> account.key().equals(row.get("account")))
        .toList();
  }

  private Prompt begin() {
    return switch (login.start()) {
      case Result.Begun(Prompt prompt) -> prompt;
      case Result.Failed(String reason) when reason.contains(provider.clientId()) ->
          throw new CliException(
              ExitCode.NOT_PERMITTED,
              reason,
              "Register an application at https://dev.twitch.tv/console/apps and set "
                  + provider.clientId()
                  + " to its id, as a variable or in the secrets of the home.");
      case Result.Failed(String reason) -> throw failed(reason);
      case Result.In _, Result.Denied _, Result.Expired _ -> throw failed("it ended at once");
    };
  }

  private void show(Prompt prompt) {
    String uri = Texts.oneLine(prompt.verificationUri());
    String code = Texts.oneLine(prompt.userCode());
    if (json) {
      shell.json(
          Map.of(
              "verificationUri",
              uri,
              "userCode",
              code,
              "expiresAt",
              prompt.expiresAt().toString()));
    }
    shell.say("Open " + uri);
    shell.say("logged in as that account, and allow it there. The code is " + code);
    shell.say("Waiting; Ctrl-C gives up.");
  }

  private Token await(Prompt prompt) {
    try {
      return switch (login.await(prompt)) {
        case Result.In(Token token) -> token;
        case Result.Denied _ ->
            throw new CliException(
                ExitCode.NOT_PERMITTED,
                "it was not allowed on " + provider.title(),
                "Nothing has changed.");
        case Result.Expired _ ->
            throw new CliException(
                ExitCode.FAILED, "nobody allowed it in time", "Start again for a new code.");
        case Result.Failed(String reason) -> throw failed(reason);
        case Result.Begun _ -> throw failed("it began twice");
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted");
    }
  }

  private CliException failed(String reason) {
    return new CliException(
        ExitCode.FAILED, "the login did not work: " + reason, "Try again in a moment.");
  }
}
