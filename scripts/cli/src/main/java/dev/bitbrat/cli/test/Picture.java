package dev.bitbrat.cli.test;

import dev.bitbrat.cli.shell.Texts;
import dev.bitbrat.player.PlayedStep;
import dev.bitbrat.player.Row;
import dev.bitbrat.transcript.LineWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A step that went otherwise, for people: what went in, what should have come, what came, why. */
final class Picture {
  /** What a line of it says. */
  enum Tone {
    PLAIN,
    MISSING,
    EXTRA,
    WHY
  }

  private final List<String> lines = new ArrayList<>();
  private final BiFunction<Tone, String, String> paint;

  private Picture(BiFunction<Tone, String, String> paint) {
    this.paint = paint;
  }

  static List<String> plain(PlayedStep step) {
    return of(step, (tone, line) -> line);
  }

  /**
   * @param paint makes a line look like what it says
   */
  static List<String> of(PlayedStep step, BiFunction<Tone, String, String> paint) {
    Picture picture = new Picture(paint);
    int number = step.step().cause().number();
    picture.add(Tone.PLAIN, String.valueOf(number), ' ', LineWriter.write(step.step().cause()));
    step.rows().forEach(picture::add);
    for (String line : step.trouble()) picture.add(Tone.MISSING, "", '!', line);
    for (String line : step.why()) picture.add(Tone.WHY, "", ' ', "  " + line);
    return picture.lines;
  }

  private void add(Row row) {
    String number = String.valueOf(row.expectation().number());
    switch (row) {
      case Row.Same _ -> add(Tone.PLAIN, number, ' ', row.text());
      case Row.Missing _ -> add(Tone.MISSING, number, '-', row.text());
      case Row.Extra _ -> add(Tone.EXTRA, "", '+', row.text());
    }
  }

  private void add(Tone tone, String number, char mark, String text) {
    String line = "%5s %c %s".formatted(number, mark, Texts.oneLine(text)).stripTrailing();
    lines.add(paint.apply(tone, line));
  }
}
