package dev.bitbrat.cli.local;

import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.HomeOption;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.local.Holder;
import dev.bitbrat.local.Home;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brat local status}. */
@Command(
    name = "status",
    header = "Say what runs over the home, and where it listens.",
    description = "Ends with 0 when something runs, with 5 when nothing does.",
    footerHeading = "%nExamples:%n",
    footer = {"  brat local status", "  brat local status --json | jq -r .api"})
public final class LocalStatusCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final HomeOption home = new HomeOption();

  @Option(names = "--json", description = "{pid, command, since, api, tokenFile} on stdout.")
  private boolean json;

  public LocalStatusCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Holder holder = Home.holder(home.in(shell)).orElseThrow(() -> nothing(home, shell));
    Map<String, @Nullable Object> status = new LinkedHashMap<>();
    status.put("pid", holder.pid());
    status.put("command", holder.command());
    status.put("since", holder.since().toString());
    status.put("api", holder.port() == null ? null : "http://127.0.0.1:" + holder.port());
    status.put("tokenFile", holder.tokenFile());
    if (json) shell.json(status);
    else status.forEach((name, value) -> shell.data("%-10s %s".formatted(name, value)));
    return ExitCode.OK.number();
  }

  static CliException nothing(HomeOption home, Shell shell) {
    return new CliException(
        ExitCode.NOT_FOUND, "nothing runs over " + home.in(shell), "To start it: brat local up");
  }
}
