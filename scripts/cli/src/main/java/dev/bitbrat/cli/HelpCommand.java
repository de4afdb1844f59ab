package dev.bitbrat.cli;

import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code brat help}. */
@Command(
    name = "help",
    header = "Explain a command, or: exit-codes, transcript.",
    footerHeading = "%nExamples:%n",
    footer = {"  brat help", "  brat help dlq drop", "  brat help exit-codes"})
final class HelpCommand extends BratCommand implements Callable<Integer> {
  private static final List<String> TRANSCRIPT =
      List.of(
          "A line at the prompt of brat chat, or in what is piped into it, is",
          "",
          "  plain text                          said by you, the broadcaster",
          "  > login \"Name\"[roles] {id=m1}: text   said by somebody; roles: sub, vip, mod, bc,",
          "                                      self (the bot); all but login and text may be"
              + " left",
          "                                      out. A line with the id of an earlier one is that",
          "                                      one, come twice",
          "  ! type {field: value}               something that happened; fields as in YAML",
          "  @clock +20m                         time passes (s, m, h)",
          "  @live on|off                        whether the stream is on",
          "  @game NAME                          what is played",
          "  # comment                           also at the end of a line, after two blanks",
          "",
          "In what is said, and in NAME, \\uXXXX and \\UXXXXXXXX stand for a character.",
          "",
          "In a story for brat test there is more. Exactly what follows a line must come of it:",
          "",
          "  < text                              this message, where the line came from",
          "  <@platform#channel text             this one, somewhere else",
          "  <api call                           a call of the platform",
          "  .                                   nothing; so does no line at all",
          "  = store JSON                        all that is in a data store",
          "  =audit store {\"field\": JSON}        fields of its last record",
          "",
          "and the world around the bot can be set:",
          "",
          "  >@platform#channel login: text      said elsewhere; otherwise it is the Twitch"
              + " channel",
          "  @parallel 50 > login: text          so often at once",
          "  @restart                            everything stops and starts again",
          "  @rng 0 2 1                          the next picks at random; 0 after them",
          "  @http URL 200 BODY                  what an address answers; or: @http URL timeout",
          "  @channel login {game: NAME}         a channel that exists",
          "",
          "The clock begins at 2026-01-02T18:00:00Z and moves by @clock only. brat chat passes"
              + " over",
          "what only a story can say.");

  private final Shell shell;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "COMMAND", description = "A command or a topic.")
  private List<String> words = List.of();

  HelpCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (words.equals(List.of("exit-codes"))) {
      Arrays.stream(ExitCode.values())
          .forEach(code -> shell.data(code.number() + "  " + code.meaning()));
    } else if (words.equals(List.of("transcript"))) {
      TRANSCRIPT.forEach(shell::data);
    } else {
      command().usage(shell.out());
    }
    return ExitCode.OK.number();
  }

  private CommandLine command() {
    if (spec == null) throw new IllegalStateException("picocli sets it before the call");
    CommandLine command = spec.root().commandLine();
    for (String word : words) {
      CommandLine next = command.getSubcommands().get(word);
      if (next == null) {
        throw new CliException(
            ExitCode.USAGE, "no command and no topic: " + word, "See what there is: brat help");
      }
      command = next;
    }
    return command;
  }
}
