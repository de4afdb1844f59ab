package dev.bitbrat.cli.chat;

import dev.bitbrat.cli.records.TracePicture;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Texts;
import org.jspecify.annotations.Nullable;

/** Shows what comes back: replies on stdout, all else on stderr. */
final class Screen {
  private static final String DIM = "\033[2m";
  private static final String BOLD = "\033[1m";
  private static final String PLAIN = "\033[0m";

  private final Shell shell;
  private final boolean json;
  private final boolean color;
  private @Nullable Row last;

  Screen(Shell shell, boolean json, boolean color) {
    this.shell = shell;
    this.json = json;
    this.color = color;
  }

  void show(Row row) {
    last = row;
    for (Row.Reply reply : row.replies()) {
      if (json) {
        shell.json(row.json(reply));
      } else {
        shell.data(shell.terminal() ? spoken(row, reply) : Texts.oneLine(reply.text()));
      }
    }
    if (row.replies().isEmpty() || !row.outcome().equals("answered")) {
      say(row.detail().isEmpty() ? row.outcome() : row.detail());
    }
  }

  private String spoken(Row row, Row.Reply reply) {
    String bot = row.bot() == null ? "bot" : row.bot();
    String who = bot + ": ";
    return (color ? BOLD + who + PLAIN : who) + Texts.oneLine(reply.text());
  }

  /** A line of talk. */
  void say(String line) {
    String safe = Texts.oneLine(line);
    shell.say(color ? DIM + safe + PLAIN : safe);
  }

  /** How the last event went its way. */
  void why() {
    if (last == null) {
      say("Nothing was said yet.");
      return;
    }
    say(last.correlationId());
    TracePicture.of(last.outcome(), last.detail(), last.trace()).forEach(this::say);
  }
}
