package dev.bitbrat.cli.login;

import dev.bitbrat.cli.api.ApiClient;
import dev.bitbrat.cli.api.PlatformOption;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Texts;
import dev.bitbrat.events.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has a link made by a platform that runs; whoever opens it logs in there. */
final class LinkLogin {
  private LinkLogin() {}

  static int run(
      Shell shell,
      PlatformOption platform,
      String name,
      AccountOption account,
      boolean json,
      String otherwise) {
    ApiClient client =
        platform
            .elsewhere(shell)
            .orElseThrow(
                () ->
                    new CliException(
                        ExitCode.NOT_FOUND,
                        "a link needs a platform that runs, and none does",
                        "Name its address: --url URL --token-file FILE; or start one here: brat"
                            + " local up",
                        otherwise));
    Map<String, @Nullable Object> wanted =
        Map.of("bot", account.bot(), "platform", name, "account", account.account().key());
    Map<String, @Nullable Object> answer;
    try (client) {
      answer = client.post("/v1/login-links", wanted, UUID.randomUUID().toString());
    }
    show(shell, wanted, answer, json);
    return ExitCode.OK.number();
  }

  private static void show(
      Shell shell,
      Map<String, @Nullable Object> wanted,
      Map<String, @Nullable Object> answer,
      boolean json) {
    if (json) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>(wanted);
      all.putAll(answer);
      shell.json(all);
      return;
    }
    shell.data(Texts.oneLine(String.valueOf(Tree.string(answer, "url"))));
    shell.say(
        "Whoever is logged in to that account opens this link, once and before "
            + Texts.oneLine(String.valueOf(Tree.string(answer, "expiresAt")))
            + ".");
    shell.say("Give it to nobody else. Then see: brat login status --bot " + wanted.get("bot"));
  }
}
