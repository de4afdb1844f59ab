package dev.bitbrat.cli.login;

import dev.bitbrat.cli.api.ApiClient;
import dev.bitbrat.cli.api.PlatformOption;
import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.CliException;
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
      rows.forEach(this::sayWhatToDo);
    }
    return ExitCode.OK.number();
  }

  private List<Map<String, @Nullable Object>> remote(ApiClient client) {
    try (client) {
      return remote(client.get("/v1/logins"));
    }
  }

  private List<Map<String, @Nullable Object>> remote(Map<String, @Nullable Object> answer) {
    String of = String.valueOf(Tree.string(answer, "bot"));
    if (bot != null && !bot.equals(of)) return List.of();
    List<Map<String, @Nullable Object>> rows =
        new ArrayList<>(named(of, Tree.maps(answer, "logins")));
    rows.addAll(named(of, ofApplications(answer)));
    return rows;
  }

  /** What is wrong with our application is no account's fault, and an account's login no cure. */
  private static List<Map<String, @Nullable Object>> ofApplications(
      Map<String, @Nullable Object> answer) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Map<String, @Nullable Object> alarm : Tree.maps(answer, "alarms")) {
      if (!"client".equals(Tree.string(alarm, "account"))) continue;
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("platform", alarm.get("platform"));
      row.put("account", "client");
      row.put("needsChange", alarm.get("reason"));
      row.put("command", alarm.get("command"));
      rows.add(row);
    }
    return rows;
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
    platform.elsewhere(shell).ifPresent(client -> rows.addAll(ofApplications(client)));
    return rows;
  }

  /** Of the platform that runs over the home; it may be one that does not know the address. */
  private List<Map<String, @Nullable Object>> ofApplications(ApiClient client) {
    try (client) {
      Map<String, @Nullable Object> answer = client.get("/v1/logins");
      String of = String.valueOf(Tree.string(answer, "bot"));
      return bot != null && !bot.equals(of) ? List.of() : named(of, ofApplications(answer));
    } catch (CliException e) {
      shell.say("What runs here does not tell of its applications: " + e.getMessage());
      return List.of();
    }
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
          state(row),
          cell(row, "expiresAt"),
          String.join(" ", Tree.strings(row, "scopes")));
    }
    return table;
  }

  private static String state(Map<String, @Nullable Object> row) {
    if (row.get("needsChange") != null) return "needs a change";
    return row.get("needsLogin") == null ? "ok" : "needs a login";
  }

  private void sayWhatToDo(Map<String, @Nullable Object> row) {
    boolean login = row.get("needsLogin") != null;
    if (!login && row.get("needsChange") == null) return;
    shell.say(
        "%s %s of %s: %s"
            .formatted(
                cell(row, "platform"),
                cell(row, "account"),
                cell(row, "bot"),
                cell(row, login ? "needsLogin" : "needsChange")));
    shell.say(
        login
            ? "  brat login %s --bot %s --account %s"
                .formatted(cell(row, "platform"), cell(row, "bot"), cell(row, "account"))
            : "  " + cell(row, "command"));
  }

  private static String cell(Map<String, @Nullable Object> row, String name) {
    Object value = row.get(name);
    return value == null ? "-" : value.toString();
  }
}
