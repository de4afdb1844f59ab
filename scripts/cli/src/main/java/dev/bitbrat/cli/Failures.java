package dev.bitbrat.cli;

import dev.bitbrat.cli.shell.BrokenPipeException;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Texts;
import dev.bitbrat.local.HomeException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.web.ServerStartException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong: what, why, what to do next. A stack trace is for {@code --verbose}. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Shell shell;

  Failures(Shell shell) {
    this.shell = shell;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    say(String.valueOf(e.getMessage()), suggestions(e));
    shell.say("  All about it: " + name + " --help");
    return ExitCode.USAGE.number();
  }

  private static List<String> suggestions(ParameterException e) {
    if (!(e instanceof CommandLine.UnmatchedArgumentException unmatched)) return List.of();
    List<String> near = unmatched.getSuggestions();
    return near.isEmpty() ? List.of() : List.of("Did you mean: " + String.join(" or ", near));
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (parsed.expandedArgs().contains("--verbose") || parsed.expandedArgs().contains("-v")) {
      e.printStackTrace(shell.err());
    }
    return switch (e) {
      case BrokenPipeException _ -> ExitCode.OK.number();
      case CliException known -> {
        say(String.valueOf(known.getMessage()), known.more());
        yield known.exitCode().number();
      }
      case HomeException home -> said(ExitCode.NOT_FOUND, home);
      case ServerStartException server -> said(ExitCode.NOT_FOUND, server);
      case OutageException outage -> said(ExitCode.FAILED, outage);
      case ParameterException wrong -> said(ExitCode.USAGE, wrong);
      default -> unexpected(e);
    };
  }

  /** Those of the libraries say what, why and what to do in their message. */
  private int said(ExitCode code, Exception e) {
    say(String.valueOf(e.getMessage()), List.of());
    return code.number();
  }

  private int unexpected(Exception e) {
    say(
        "this went wrong: " + e,
        List.of(
            "That is a fault of brat. With --verbose it shows where; please report it with that."));
    return ExitCode.FAILED.number();
  }

  private void say(String what, List<String> more) {
    shell.say("error: " + Texts.oneLine(what));
    more.forEach(line -> shell.say("  " + Texts.oneLine(line)));
  }
}
