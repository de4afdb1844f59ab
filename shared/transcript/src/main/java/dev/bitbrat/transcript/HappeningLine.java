package dev.bitbrat.transcript;

import java.util.regex.Pattern;

/** Lines that begin with {@code !} and a blank. */
final class HappeningLine {
  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");
  private static final String EXAMPLE = "for example: ! raid {user: Ann, viewers: 5}";

  private HappeningLine() {}

  /**
   * @param raw what follows the mark
   */
  static Cause read(int number, String raw) throws BadLineException {
    Words words = Words.of(raw.strip());
    if (!TYPE.matcher(words.first()).matches()) {
      throw new BadLineException("not the type of an event", EXAMPLE);
    }
    return new Cause.Happening(number, words.first(), Fields.read(words.raw(), EXAMPLE));
  }
}
