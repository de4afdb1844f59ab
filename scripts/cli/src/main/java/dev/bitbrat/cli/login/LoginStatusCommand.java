package dev.bitbrat.cli.login;

import dev.bitbrat.cli.api.ApiClient;
import dev.bitbrat.cli.api.PlatformOption;
import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Table;
import dev.bitbrat.events.Tree;
import dev.bitbrat.local.FileSecrets;
import dev.bitbrat.oauth.LoginStatus;
import dev.bitbrat.oauth.TokenDocument;
import dev.bitbrat.platform.tokens.BotTokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brat login status}. */
@Command(
    name = "status",
    header = "Show which accounts are logged in, for what, until when; never a token.",
    description = {
      "Of the platform at --url the bot that the token is for, else of the home on this machine all"
          + " bots, or the one that --bot names."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat login status",
      "  brat login status --json | jq -r 'select(.needsLogin).account'"
    })
public final class LoginStatusCommand extends BratCommand implements Callable<Integer> {
  private static final String START = BotTokens.secretOf("");

  private final Shell shell;

  @Mixin private final PlatformOption platform = new PlatformOption();

  @Option(names = "--bot", paramLabel = "NAME", description = "This bot only.")
  private @Nullable String bot;

  @Option(names = "--json", description = "One JSON object an account.")
  private boolean json;

  public LoginStatusCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (bot != null) AccountOption.checked(bot);
    Optional<ApiClient> elsewhere = platform.atUrl(shell);
    List<Map<String, @Nullable Object>> rows =
        elsewhere.isPresent() ? remote(elsewhere.get()) : ofHome();
    if (json) {
      rows.forEach(shell::json);
    } else if (rows.isEmpty()) {
      shell.say("Nobody is logged in. To change that: brat login twitch --help");
    } else {
      table(rows).lines().forEach(shell::data);
      rows.stream().filter(row -> row.get("needsLogin") != null).forEach(this::sayWhatToDo);
    }
    return ExitCode.OK.number();
  }

  private List<Map<String, @Nullable Object>> remote(ApiClient client) {
    try (client) {
      Map<String, @Nullable Object> answer = client.get("/v1/logins");
      String of = String.valueOf(Tree.string(answer, "bot"));
      if (bot != null && !bot.equals(of)) return List.of();
      return named(of, Tree.maps(answer, "logins"));
    }
  }

  private List<Map<String, @Nullable Object>> ofHome() {
    FileSecrets file = new FileSecrets(platform.home(shell).resolve("secrets.json"));
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (String secret : file.names().stream().filter(s -> s.startsWith(START)).sorted().toList()) {
      String of = secret.substring(START.length());
      if (bot != null && !bot.equals(of)) continue;
      file.get(secret)
          .map(text -> TokenDocument.parse(of, text))
          .ifPresent(tokens -> rows.addAll(named(of, LoginStatus.rows(tokens))));
    }
    return rows;
  }

  private static List<Map<String, @Nullable Object>> named(
      String bot, List<Map<String, @Nullable Object>> rows) {
    List<Map<String, @Nullable Object>> named = new ArrayList<>();
    for (Map<String, @Nullable Object> row : rows) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      all.put("bot", bot);
      all.putAll(row);
      named.add(all);
    }
    return named;
  }

  private static Table table(List<Map<String, @Nullable Object>> rows) {
    Table table = new Table("BOT", "PLATFORM", "ACCOUNT", "LOGIN", "STATE", "ENDS", "SCOPES");
    for (Map<String, @Nullable Object> row : rows) {
      table.row(
          cell(row, "bot"),
          cell(row, "platform"),
          cell(row, "account"),
          cell(row, "login"),
          row.get("needsLogin") == null ? "ok" : "needs a login",
          cell(row, "expiresAt"),
          String.join(" ", Tree.strings(row, "scopes")));
    }
    return table;
  }

  private void sayWhatToDo(Map<String, @Nullable Object> row) {
    shell.say(
        "%s %s of %s: %s"
            .formatted(
                cell(row, "platform"),
                cell(row, "account"),
                cell(row, "bot"),
                cell(row, "needsLogin")));
    shell.say(
        "  brat login %s --bot %s --account %s"
            .formatted(cell(row, "platform"), cell(row, "bot"), cell(row, "account")));
  }

  private static String cell(Map<String, @Nullable Object> row, String name) {
    Object value = row.get(name);
    return value == null ? "-" : value.toString();
  }
}
