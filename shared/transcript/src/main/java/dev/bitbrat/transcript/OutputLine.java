package dev.bitbrat.transcript;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines that say what must come out; the text is taken as it is, blanks at its ends included. */
final class OutputLine {
  private static final Pattern TO = Pattern.compile("<@([^\\s#]++)#(\\S++)");

  private OutputLine() {}

  static Expectation read(int number, Words line) throws BadLineException {
    return switch (line.first()) {
      case "<" -> new Expectation.Reply(number, text(line, "< pong"));
      case "<api" -> new Expectation.Api(number, text(line, "<api shoutout ann"));
      default -> {
        if (line.rest().isBlank()) yield new Expectation.Silence(number);
        throw new BadLineException("something follows the dot", ". alone, or < TEXT");
      }
    };
  }

  static Expectation elsewhere(int number, Words line) throws BadLineException {
    String example = "<@discord#announcements we are live";
    Matcher matcher = TO.matcher(line.first());
    if (!matcher.matches()) {
      throw new BadLineException("not an output and its channel", "for example: " + example);
    }
    Place to = new Place(matcher.group(1), matcher.group(2));
    return new Expectation.Message(number, to, text(line, example));
  }

  private static String text(Words line, String example) throws BadLineException {
    String text = Escapes.decode(line.rest());
    if (!text.isBlank()) return text;
    throw new BadLineException(
        "a blank text never comes out", "for example: " + example + "   or, for nothing: .");
  }
}
