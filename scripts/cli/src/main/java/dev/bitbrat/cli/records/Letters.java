package dev.bitbrat.cli.records;

import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Texts;

/** What the commands for one letter have in common. */
final class Letters {
  private Letters() {}

  static CliException none(String id) {
    return new CliException(
        ExitCode.NOT_FOUND,
        "no dead letter " + Texts.oneLine(id),
        "Letters are kept for 14 days; this one may have been replayed or dropped.",
        "See what is there: brat dlq list");
  }
}
