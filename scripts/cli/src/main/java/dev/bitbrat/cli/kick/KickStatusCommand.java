package dev.bitbrat.cli.kick;

import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.kick.KickPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brat kick status}. */
@Command(
    name = "status",
    header = "Say which subscriptions of a channel there are, and what is missing.",
    description =
        "Changes nothing. Needs KICK_APP_TOKEN. Ends with 1 if something is to be put right.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat kick status burgeroni",
      "  brat kick status burgeroni --json | jq -r 'select(.state == \"missing\") | .event'"
    })
public final class KickStatusCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final KickOptions options = new KickOptions();

  @Option(names = "--json", description = "A line each on stdout: {state, event, channel}.")
  private boolean json;

  public KickStatusCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    KickPlan plan = options.ask(shell, KickOptions.Asked::plan);
    KickPlanReport.show(plan, json, shell);
    if (plan.isDone()) return ExitCode.OK.number();
    shell.say("  To put it right: brat kick subscribe");
    return ExitCode.FAILED.number();
  }
}
