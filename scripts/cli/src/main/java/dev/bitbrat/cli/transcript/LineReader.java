package dev.bitbrat.cli.transcript;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads lines. What a transcript marks at its beginning is that; all else is plain text, word for
 * word.
 */
public final class LineReader {
  private static final Pattern CLOCK = Pattern.compile("\\+?([0-9]{1,6})\\s?([smh])");
  private static final Pattern EXPECTED = Pattern.compile("(<|<@[^ #]+#[^ ]+|<api|=|=audit)( .*)?");
  private static final Set<String> COMMANDS = Set.of("why", "help", "quit", "clear");
  private static final List<String> TEST_ONLY =
      List.of("@rng", "@http", "@channel", "@restart", "@parallel");

  private LineReader() {}

  /**
   * @param line without its end
   */
  public static Line read(String line) {
    String stripped = line.strip();
    if (stripped.isEmpty() || stripped.startsWith("#")) return new Line.Nothing();
    String first = stripped.split("\\s", 2)[0];
    String rest = stripped.substring(first.length()).strip();
    if (first.startsWith(">")) return ChatLine.read(Escapes.withoutComment(stripped));
    return switch (first) {
      case "!" -> HappeningLine.read(rest);
      case "@clock" -> clock(Escapes.withoutComment(rest));
      case "@live" -> live(Escapes.withoutComment(rest));
      // The game's name runs to the end of the line.
      case "@game" -> new Line.Game(Escapes.withoutComment(rest));
      default -> other(stripped, first);
    };
  }

  private static Line other(String line, String first) {
    if (TEST_ONLY.contains(first)) return new Line.TestOnly(first);
    if (isExpectation(line)) return new Line.Nothing();
    if (line.startsWith("/")) return command(line);
    return new Line.Plain(line);
  }

  private static boolean isExpectation(String line) {
    String bare = Escapes.withoutComment(line);
    return bare.equals(".") || EXPECTED.matcher(bare).matches();
  }

  private static Line command(String line) {
    String name = line.substring(1).toLowerCase(Locale.ROOT);
    if (COMMANDS.contains(name)) return new Line.Command(name);
    return new Line.Unreadable(
        "no such command: the prompt knows /help, /why, /clear and /quit. To say it in the chat:"
            + " > NAME: "
            + line);
  }

  private static Line clock(String by) {
    Matcher matcher = CLOCK.matcher(by);
    if (!matcher.matches()) {
      return new Line.Unreadable("@clock: expected for example @clock +20m (s, m or h)");
    }
    long number = Long.parseLong(matcher.group(1));
    return new Line.Clock(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        });
  }

  private static Line live(String state) {
    return switch (state) {
      case "on" -> new Line.Live(true);
      case "off" -> new Line.Live(false);
      default -> new Line.Unreadable("@live: expected @live on or @live off");
    };
  }
}
