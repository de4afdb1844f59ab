package dev.bitbrat.cli.bot;

import dev.bitbrat.cli.api.ApiClient;
import dev.bitbrat.cli.api.PlatformOption;
import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Platforms;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.config.Loaded;
import dev.bitbrat.events.Tree;
import dev.bitbrat.host.LocalPlatform;
import dev.bitbrat.stages.Publisher;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brat bot push}. */
@Command(
    name = "push",
    header = "Put a bot in force.",
    description = {
      "Reads a YAML file or a folder and has the platform use it from now on: the one at --url, the"
          + " one that runs on this machine, or the one in --home. Commands that were made from the"
          + " chat go on, unless the bot has one of that name. With a mistake nothing changes, and"
          + " the exit code is 2."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat bot push my-bot.yaml",
      "  brat bot push my-bot --url https://api.example.com --token-file token"
    })
public final class BotPushCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "FILE|DIR", description = "The bot: a YAML file or a folder.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path bot;

  @Mixin private final PlatformOption platform = new PlatformOption();

  @Option(names = "--json", description = "What came of it as one JSON object.")
  private boolean json;

  public BotPushCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Loaded.Ok loaded = BotFiles.named(bot).usable();
    loaded.warnings().forEach(warning -> shell.say(warning.toString()));
    tell(loaded.bundle(), push(loaded.bundle()));
    return ExitCode.OK.number();
  }

  /** {@code {bundle, changed, kept[], replaced[]}}. */
  private Map<String, @Nullable Object> push(Bundle bundle) {
    Optional<ApiClient> elsewhere = platform.elsewhere(shell);
    if (elsewhere.isPresent()) return remote(elsewhere.get(), bundle);
    try (LocalPlatform here = Platforms.start(platform.here(shell, "brat bot push"))) {
      Publisher.Published.Ok ok = here.push(bundle);
      Map<String, @Nullable Object> answer = new LinkedHashMap<>();
      answer.put("bundle", ok.hash());
      answer.put("changed", ok.changed());
      answer.put("kept", ok.kept());
      answer.put("replaced", ok.replaced());
      return answer;
    }
  }

  private static Map<String, @Nullable Object> remote(ApiClient client, Bundle bundle) {
    try (ApiClient api = client) {
      return api.put("/v1/bots/" + bundle.name() + "/configuration", bundle.text());
    }
  }

  private void tell(Bundle bundle, Map<String, @Nullable Object> answer) {
    if (json) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>(answer);
      all.put("bot", bundle.name());
      shell.json(all);
      return;
    }
    boolean changed = !Boolean.FALSE.equals(answer.get("changed"));
    String hash = String.valueOf(Tree.string(answer, "bundle"));
    shell.data(
        "The bot %s is in force%s: %d behaviours, version %s."
            .formatted(
                bundle.name(),
                changed ? "" : " as before",
                Tree.list(bundle.tree(), "behaviours").size(),
                hash.substring(0, Math.min(12, hash.length()))));
    say("Commands from the chat that go on: ", Tree.strings(answer, "kept"));
    say("Commands from the chat that the bot has itself now: ", Tree.strings(answer, "replaced"));
  }

  private void say(String what, List<String> commands) {
    if (!commands.isEmpty()) shell.say(what + String.join(", ", commands));
  }
}
