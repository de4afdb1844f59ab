package dev.bitbrat.cli.chat;

import dev.bitbrat.transcript.Cause;
import dev.bitbrat.transcript.Expectation;
import dev.bitbrat.transcript.LineReader;
import dev.bitbrat.transcript.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads lines. What a transcript marks at its beginning is that; all else is plain text, word for
 * word.
 */
final class TypedReader {
  private static final Pattern EXPECTED =
      Pattern.compile("\\.(  +#.*)?|(<|<@[^ #]+#[^ ]+|<api|=|=audit)( .*)?");
  private static final Pattern SHORT_CLOCK =
      Pattern.compile("@clock\\s++\\+?+([0-9]++)\\s?([smh])(?=\\s|$)");
  private static final Set<String> COMMANDS = Set.of("why", "help", "quit", "clear");
  private static final Set<String> PLAYED = Set.of("!", "@clock", "@live", "@game");
  private static final List<String> TEST_ONLY =
      List.of("@rng", "@http", "@channel", "@restart", "@parallel");

  private TypedReader() {}

  /**
   * @param line without its end
   */
  static Typed read(String line) {
    String stripped = line.strip();
    String first = stripped.split("\\s", 2)[0];
    if (first.startsWith(">") || first.startsWith("#") || PLAYED.contains(first)) {
      // A prompt takes a time without its sign, too.
      return played(SHORT_CLOCK.matcher(stripped).replaceFirst("@clock +$1$2"));
    }
    if (stripped.isEmpty() || EXPECTED.matcher(stripped).matches()) return new Typed.Nothing();
    if (TEST_ONLY.contains(first)) return new Typed.TestOnly(first);
    return stripped.startsWith("/") ? command(stripped) : new Typed.Plain(stripped);
  }

  private static Typed played(String line) {
    return switch (LineReader.read(1, line)) {
      case Reading.Nothing _ -> new Typed.Nothing();
      case Reading.Read(Cause.Chat chat) when chat.said().origin() != null ->
          new Typed.TestOnly("a line from another origin");
      case Reading.Read(Cause cause) -> new Typed.Played(cause);
      case Reading.Read(Expectation _) -> new Typed.Nothing();
      case Reading.Unreadable(var problem) -> new Typed.Unreadable(problem.explanation());
    };
  }

  private static Typed command(String line) {
    String name = line.substring(1).toLowerCase(Locale.ROOT);
    if (COMMANDS.contains(name)) return new Typed.Command(name);
    return new Typed.Unreadable(
        "no such command: the prompt knows /help, /why, /clear and /quit. To say it in the chat:"
            + " > NAME: "
            + line);
  }
}
