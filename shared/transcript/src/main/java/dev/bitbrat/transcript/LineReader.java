package dev.bitbrat.transcript;

/** Reads a line; by its first word it is clear what it is. */
public final class LineReader {
  /** Characters of a line. */
  public static final int MAX_LENGTH = 1 << 16;

  private static final int MAX_QUOTED = 40;

  private LineReader() {}

  /**
   * Never throws, whatever the line.
   *
   * @param number of the line, from 1
   * @param line without its end; blanks before its first word mean nothing
   */
  public static Reading read(int number, String line) {
    try {
      if (line.length() > MAX_LENGTH) {
        throw new BadLineException(
            "the line has " + line.length() + " characters", "at most " + MAX_LENGTH);
      }
      String from = line.stripLeading();
      if (from.isEmpty() || from.startsWith("#")) return new Reading.Nothing();
      return new Reading.Read(read(number, Words.of(from)));
    } catch (BadLineException e) {
      return new Reading.Unreadable(e.at(number));
    }
  }

  private static Line read(int number, Words line) throws BadLineException {
    return switch (line.first()) {
      case "!" -> HappeningLine.read(number, line.raw());
      case "@clock" -> ClockLine.read(number, line.rest());
      case "@restart" -> restart(number, line.rest());
      case "@parallel" -> ChatLine.parallel(number, line.rest());
      case "@live", "@game", "@channel", "@http", "@rng" -> FixtureLine.read(number, line);
      case "<", "<api", "." -> OutputLine.read(number, line);
      case "=" -> StoreLine.content(number, line.raw());
      case "=audit" -> StoreLine.audit(number, line.raw());
      default -> byPrefix(number, line);
    };
  }

  private static Line byPrefix(int number, Words line) throws BadLineException {
    if (line.first().startsWith(">")) return ChatLine.read(number, line.bare());
    if (line.first().startsWith("<@")) return OutputLine.elsewhere(number, line);
    String first = line.first();
    String shown = first.length() > MAX_QUOTED ? first.substring(0, MAX_QUOTED) + "..." : first;
    throw new BadLineException(
        "no line begins with " + shown,
        "> or ! for an input, @ for a fixture, <, . or = for what must come of it, # for a"
            + " comment");
  }

  private static Line restart(int number, String rest) throws BadLineException {
    if (rest.isBlank()) return new Cause.Restart(number);
    throw new BadLineException("@restart stands alone", "@restart");
  }
}
