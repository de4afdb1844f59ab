package dev.bitbrat.cli.test;

import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Texts;
import dev.bitbrat.player.PlayedStep;

/** Results for people. */
final class TextReport {
  private static final String RED = "\033[31m";
  private static final String GREEN = "\033[32m";
  private static final String DIM = "\033[2m";
  private static final String END = "\033[0m";

  private final Shell shell;
  private final boolean color;

  TextReport(Shell shell, boolean color) {
    this.shell = shell;
    this.color = color;
  }

  void show(Result result) {
    String name = result.story().name();
    String steps = count(result.steps(), "step");
    int changed = result.played().differing().size() - result.failed().size();
    if (changed > 0) {
      shell.data("updated  " + name + " (" + changed + " of " + steps + ")");
    } else if (result.ok()) {
      shell.data(painted(GREEN, "ok") + "  " + name + " (" + steps + ")");
    }
    for (PlayedStep step : result.played().steps()) {
      if (step.ok()) step.failures().forEach(line -> doubt(name, step, line));
    }
    if (result.ok()) return;
    String how = result.failed().size() + " of " + steps + " otherwise";
    shell.data(painted(RED, "FAIL") + "  " + name + " (" + how + ")");
    for (PlayedStep step : result.failed()) {
      Picture.of(step, this::painted).forEach(shell::data);
    }
  }

  private void doubt(String name, PlayedStep step, String line) {
    shell.say(name + ":" + step.step().cause().number() + ": warning: " + Texts.oneLine(line));
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private String painted(Picture.Tone tone, String line) {
    return switch (tone) {
      case PLAIN -> line;
      case MISSING -> painted(RED, line);
      case EXTRA -> painted(GREEN, line);
      case WHY -> painted(DIM, line);
    };
  }

  private String painted(String code, String text) {
    return color ? code + text + END : text;
  }
}
