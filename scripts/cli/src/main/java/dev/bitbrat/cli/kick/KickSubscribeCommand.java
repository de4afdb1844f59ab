package dev.bitbrat.cli.kick;

import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.kick.KickPlan;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brat kick subscribe}. */
@Command(
    name = "subscribe",
    header = "Make the subscriptions of a channel what they should be.",
    description =
        "Makes what is missing, ends what is there twice or not read. Doing it again changes"
            + " nothing; other channels are left alone, but for --only. Where Kick delivers is set"
            + " in the application. Needs KICK_APP_TOKEN. Ends with 1 if something could not be"
            + " made.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat kick subscribe burgeroni",
      "  brat kick subscribe 4711001 --bot-name my-bot",
      "  KICK_BROADCASTERS=4711001,4711005 brat kick subscribe --only"
    })
public final class KickSubscribeCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final KickOptions options = new KickOptions();

  @Option(names = "--json", description = "A line each on stdout: {state, event, channel}.")
  private boolean json;

  public KickSubscribeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    List<String> told = options.ask(shell, this::apply);
    told.forEach(shell::say);
    KickPlan now = options.ask(shell, KickOptions.Asked::plan);
    KickPlanReport.show(now, json, shell);
    return (now.isDone() ? ExitCode.OK : ExitCode.FAILED).number();
  }

  private List<String> apply(KickOptions.Asked asked) {
    return asked.plan().isDone()
        ? List.of("Nothing to do.")
        : asked.subscriptions().apply(asked.bot(), asked.plan());
  }
}
