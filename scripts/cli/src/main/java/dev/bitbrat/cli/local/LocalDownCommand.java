package dev.bitbrat.cli.local;

import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.HomeOption;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.local.Holder;
import dev.bitbrat.local.Home;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code brat local down}. */
@Command(
    name = "down",
    header = "Stop what runs over the home, and wait until it has.",
    description = "What is under way is finished first, or taken up at the next start.",
    footerHeading = "%nExamples:%n",
    footer = "  brat local down")
public final class LocalDownCommand extends BratCommand implements Callable<Integer> {
  private static final long PATIENCE_SECONDS = 30;

  private final Shell shell;

  @Mixin private final HomeOption home = new HomeOption();

  public LocalDownCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    Holder holder =
        Home.holder(home.in(shell)).orElseThrow(() -> LocalStatusCommand.nothing(home, shell));
    ProcessHandle process =
        ProcessHandle.of(holder.pid()).orElseThrow(() -> LocalStatusCommand.nothing(home, shell));
    if (!process.destroy()) throw failed(holder, "this system does not let us stop it");
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw failed(holder, "it has not ended after " + PATIENCE_SECONDS + " seconds");
    }
    shell.say("Stopped " + holder.describe() + ".");
    return ExitCode.OK.number();
  }

  private static CliException failed(Holder holder, String why) {
    return new CliException(
        ExitCode.FAILED,
        holder.describe() + " does not stop: " + why,
        "Look at what it says; in need: kill -9 " + holder.pid());
  }
}
