package dev.bitbrat.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines that set what surrounds the bot. */
final class FixtureLine {
  private static final int MOST_PICKS = 1_000;
  private static final Pattern PICK = Pattern.compile("[0-9]{1,9}");
  private static final Pattern LOGIN = Pattern.compile("[^\\s{}#\"]{1,100}+");
  private static final Pattern HTTP =
      Pattern.compile(
          "\\s*+(?<url>https?://\\S++)\\s++(?:(?<timeout>timeout)\\s*+"
              + "|(?<status>[1-5][0-9]{2})(?:\\s(?<body>.*+))?)",
          Pattern.DOTALL);

  private FixtureLine() {}

  static Fixture read(int number, Words line) throws BadLineException {
    return switch (line.first()) {
      case "@live" -> live(number, line.rest().strip());
      // Its name may hold blanks: all to the end of the line.
      case "@game" -> new Fixture.Game(number, Escapes.decode(line.rest().strip()));
      case "@channel" -> channel(number, line.raw());
      case "@http" -> http(number, line.rest());
      default -> rng(number, line.rest().strip());
    };
  }

  private static Fixture live(int number, String state) throws BadLineException {
    return switch (state) {
      case "on" -> new Fixture.Live(number, true);
      case "off" -> new Fixture.Live(number, false);
      default -> throw new BadLineException("@live is on or off", "@live on or @live off");
    };
  }

  private static Fixture channel(int number, String raw) throws BadLineException {
    String example = "for example @channel ann {login: ann, name: Ann, game: Celeste}";
    Words words = Words.of(raw.strip());
    if (!LOGIN.matcher(words.first()).matches()) {
      throw new BadLineException("@channel names no channel", example);
    }
    return new Fixture.Channel(
        number, words.first().toLowerCase(Locale.ROOT), Fields.read(words.raw(), example));
  }

  private static Fixture http(int number, String rest) throws BadLineException {
    Matcher matcher = HTTP.matcher(rest);
    if (!matcher.matches()) {
      throw new BadLineException(
          "@http says not what comes from where",
          "for example @http https://cats.example/random 200 [] or @http URL timeout");
    }
    return new Fixture.Http(number, matcher.group("url"), answer(matcher));
  }

  private static Fixture.Answer answer(Matcher matcher) {
    if (matcher.group("timeout") != null) return new Fixture.Answer.Timeout();
    String body = matcher.group("body");
    return new Fixture.Answer.Response(
        Integer.parseInt(matcher.group("status")), body == null ? "" : Escapes.decode(body));
  }

  private static Fixture rng(int number, String rest) throws BadLineException {
    List<Integer> picks = new ArrayList<>();
    for (String word : rest.isEmpty() ? new String[0] : rest.split("\\s+", -1)) {
      if (!PICK.matcher(word).matches() || picks.size() == MOST_PICKS) {
        throw new BadLineException(
            "@rng takes indexes from 0, at most " + MOST_PICKS, "for example @rng 0 2 1");
      }
      picks.add(Integer.valueOf(word));
    }
    return new Fixture.Rng(number, picks);
  }
}
