package dev.bitbrat.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private static final List<String> PIECES =
      List.of(
          ">",
          "> ann: ",
          "[mod]",
          "{id=x}",
          "\"",
          "! ",
          "! raid {",
          "}",
          "[",
          "]",
          "@live on",
          "@clock +",
          "9",
          "m",
          "@http http://x 200 ",
          "@channel a ",
          "@rng ",
          "@parallel 3 > ",
          "< ",
          "<@a#b ",
          "<api ",
          ".",
          "= s ",
          "=audit s {\"",
          "\":",
          "  # ",
          "\\u",
          "\\U",
          "\n",
          "\r",
          "00e0",
          "\uD800",
          "\u2028",
          "\uFEFF",
          "&a ",
          "*a",
          "!!binary ",
          "? ",
          "- ",
          "'",
          "|",
          "%",
          ": ",
          ", ",
          "\0",
          "\t",
          "e99999");

  @Test
  void namesAllThatIsWrongWithItsLine() {
    assertThat(
            problems(
                """
                < too early
                > ann: !ping
                < pong
                .
                what is this
                < belongs to it, whatever it is
                @clock soon
                .
                < pong
                > ann
                """))
        .extracting(Problem::line)
        .containsExactly(1, 4, 5, 7, 9, 10);
  }

  @Test
  void saysItInWords() {
    assertThat(problems("> bob[king]: hi").getFirst())
        .hasToString("line 1: [king] is no role; expected sub, vip, mod, bc or self");
  }

  @Test
  void anEmptyTextHasNoSteps() {
    assertThat(Transcript.parse("\uFEFF# nothing\r\n\r\n"))
        .isEqualTo(new Parsed.Ok(new Transcript(List.of())));
  }

  @Test
  void lineEndsOfEverySystemAreTheSame() {
    String text = "> ann: !ping\n< pong\n";
    assertThat(Transcript.parse(text.replace("\n", "\r\n"))).isEqualTo(Transcript.parse(text));
  }

  @Test
  void isOnlySoLong() {
    assertThat(problems("#".repeat(Transcript.MAX_LENGTH + 1))).hasSize(1);
    assertThat(problems("\n".repeat(Transcript.MAX_LINES + 1))).hasSize(1);
    assertThat(Transcript.parse("#\n".repeat(Transcript.MAX_LINES))).isInstanceOf(Parsed.Ok.class);
  }

  @Test
  void noTextMakesItFailAndWhatIsReadIsWrittenTheSame() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    int read = 0;
    for (int i = 0; i < 20_000; i++) read += check(i % 2 == 0 ? made(random) : mutated(random));
    assertThat(read).isGreaterThan(20_000);
  }

  private static int check(String text) {
    return switch (Transcript.parse(text)) {
      case Parsed.Invalid(List<Problem> problems) -> {
        assertThat(problems).isNotEmpty();
        yield 0;
      }
      case Parsed.Ok(Transcript transcript) -> {
        List<Line> lines =
            transcript.steps().stream()
                .<Line>mapMulti(
                    (step, each) -> {
                      each.accept(step.cause());
                      step.expectations().forEach(each);
                    })
                .toList();
        for (Line line : lines) {
          assertThat(LineReader.read(line.number(), LineWriter.write(line)))
              .as(text)
              .isEqualTo(new Reading.Read(line));
        }
        yield lines.size();
      }
    };
  }

  private static String made(RandomGenerator random) {
    return random
        .ints(random.nextInt(1, 8), 0, PIECES.size())
        .mapToObj(PIECES::get)
        .collect(Collectors.joining("", random.nextBoolean() ? "> ann: x\n" : "", ""));
  }

  private static String mutated(RandomGenerator random) {
    List<String> names = Stories.names();
    String story = Stories.transcript(names.get(random.nextInt(names.size())));
    List<String> lines = story.lines().toList();
    int from = random.nextInt(lines.size());
    int to = Math.min(lines.size(), from + 4);
    StringBuilder text = new StringBuilder("> ann: x\n");
    text.append(String.join("\n", lines.subList(from, to)));
    int at = random.nextInt(9, text.length());
    switch (random.nextInt(3)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      default -> text.setCharAt(at, (char) random.nextInt(0x10000));
    }
    return text.toString();
  }

  private static List<Problem> problems(String text) {
    return switch (Transcript.parse(text)) {
      case Parsed.Invalid(List<Problem> problems) -> problems;
      case Parsed.Ok ok -> throw new AssertionError(ok.toString());
    };
  }
}
