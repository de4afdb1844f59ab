package dev.bitbrat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.bitbrat.cli.Console.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code brat chat} with the platform in this process. */
class ChatTest {
  private final Path dir;
  private final Console console;

  ChatTest(@TempDir Path dir) {
    this.dir = dir;
    this.console = new Console(dir);
  }

  @Test
  void inAPipeStdoutHoldsOneObjectAReplyAndNothingElse() {
    Result result = console.runWith("!ping\nnobody answers this\nhello bot\n", "chat", "--json");
    assertThat(result.exitCode()).isZero();
    assertThat(result.json())
        .extracting(
            row -> row.get("kind"), row -> row.get("text"), row -> row.get("candidateSource"))
        .containsExactly(
            tuple("reply", "pong", "behaviour:ping"),
            tuple("reply", "Hello " + System.getProperty("user.name") + "!", "rule:greeting"));
    assertThat(result.json())
        .allSatisfy(
            row ->
                assertThat(row)
                    .containsKeys("correlationId", "cursor", "id")
                    .containsEntry("bot", "default"));
    assertThat(result.err()).isEqualTo("no behaviour and no rule matched\n");
  }

  @Test
  void withoutJsonARepliesIsALine() {
    assertThat(console.runWith("!ping\n!plan", "chat").lines())
        .containsExactly("pong", "Do the thing");
  }

  @Test
  void repliesComeInTheOrderOfTheLines() {
    String lines = "!ping\n!plan\n".repeat(50);
    List<String> expected =
        Collections.nCopies(50, List.of("pong", "Do the thing")).stream()
            .flatMap(List::stream)
            .toList();
    assertThat(console.runWith(lines, "chat").lines()).isEqualTo(expected);
  }

  @Test
  void saysWhyNothingIsAnswered() {
    Result result = console.runWith("> bob: !sass\n!nope\n@bitbrat hi\n", "chat");
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines())
        .containsExactly(
            "!sass: matched, denied by user.role atLeast moderator",
            "!nope: no active behaviour has this command, and no rule matched",
            "no language model is configured");
  }

  @Test
  void whyShowsTheLastTrace() {
    Result result = console.runWith("/why\n!ping\n/why\n", "chat");
    assertThat(result.err())
        .startsWith("Nothing was said yet.")
        .contains("answered: replied")
        .containsPattern("router +\\|[ =]{20}\\| +[0-9.]+ ms +\\w+ +behaviours may answer");
  }

  @Test
  void passesOverWhatIsNoLineAndGoesOn() {
    byte[] nonsense = {(byte) 0xFF, '\n'};
    InputStream input =
        new SequenceInputStream(
            new ByteArrayInputStream(nonsense),
            new ByteArrayInputStream(
                ("@rng 1\n> bob[king]: x\n/nope\n" + "x".repeat(4_001) + "\n!ping\n")
                    .getBytes(StandardCharsets.UTF_8)));
    Result result = console.runWith(input, "chat");
    assertThat(result.exitCode()).isZero();
    assertThat(result.lines()).containsExactly("pong");
    assertThat(result.err())
        .contains("line 1 was skipped: not UTF-8")
        .contains("@rng belongs to a test")
        .contains("[king] is no role")
        .contains("/help, /why")
        .contains("at most 4000 characters");
  }

  @Test
  void aLineThatComesTwiceIsAnsweredOnceAlsoAfterARestart() {
    Result first = console.runWith("> ann {id=m1}: !ping\n> ann {id=m1}: !ping\n", "chat");
    Result second = console.runWith("> ann {id=m1}: !ping\n", "chat");
    assertThat(first.lines()).containsExactly("pong");
    assertThat(second.lines()).isEmpty();
    assertThat(second.err()).contains("a line with this id came before");
  }

  @Test
  void whatIsRecordedCanBePlayedAgain() throws IOException {
    Path file = dir.resolve("record.txt");
    String lines = "!ping\n> bob \"Bob\"[sub]: !sass\n@clock +20m\n@live on\n! raid {viewers: 5}\n";
    console.runWith(lines, "chat", "--name", "Ben", "--record", file.toString());
    List<String> recorded = Files.readAllLines(file);
    assertThat(recorded.subList(1, recorded.size()))
        .containsExactly(
            "> ben \"Ben\"[bc]: !ping",
            "< pong",
            "> bob \"Bob\"[sub]: !sass",
            ".",
            "@clock +1200s",
            "@live on",
            "! raid {\"viewers\":5}",
            ".");
    assertThat(console.runWith(Files.readString(file), "chat").lines()).containsExactly("pong");
  }

  @Test
  void anEditedBotIsInForceAtTheNextLineAndABrokenOneIsNot() throws IOException {
    Path bot = dir.resolve("bot.yaml");
    write(bot, "one");
    String broken = "name: say\ntriggers: [{ chat.comand: say }]\n";
    InputStream input =
        lines(
            () -> "!say\n",
            () -> {
              write(bot, "two, which is longer");
              return "!say\n";
            },
            () -> {
              Files.writeString(bot, broken);
              return "!say\n";
            },
            () -> {
              write(bot, "two, which is longer");
              return "!say\n";
            });
    Result result = console.runWith(input, "chat", "--bot", bot.toString());
    assertThat(result.lines())
        .containsExactly(
            "one", "two, which is longer", "two, which is longer", "two, which is longer");
    assertThat(result.err())
        .contains("The bot was changed and is in force.")
        .contains("bot.yaml:2:")
        .contains("it goes on as it was")
        .contains("The bot's files can be used again");
  }

  @Test
  void whatIsDoubtfulAboutABotIsSaidWhenItStarts() throws IOException {
    Path bot = dir.resolve("idle.yaml");
    Files.writeString(bot, "name: idle\ntriggers: []\nactions: [{ reply: never }]\n");
    assertThat(console.runWith("", "chat", "--bot", bot.toString()).err())
        .contains("idle.yaml:2:", "so the behaviour does nothing");
  }

  @Test
  void whatATranscriptSetsIsConfirmed() {
    assertThat(console.runWith("@live on\n", "chat").err()).contains("done: @live on");
  }

  @Test
  void aBotThatCannotBeUsedIsNamedWithLineAndColumn() throws IOException {
    Path bot = dir.resolve("bad.yaml");
    Files.writeString(bot, "name: x\ntriggers: [{ chat.command: [a b] }]\nactions: [\n");
    Result result = console.runWith("!ping\n", "chat", "--bot", bot.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("error: ").containsPattern("bad\\.yaml:\\d+:\\d+: ");
  }

  @Test
  void endsQuietlyWhenNobodyReadsItsOutput() {
    PrintStream gone =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            },
            true,
            StandardCharsets.UTF_8);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream("!ping\n!ping\n".getBytes(StandardCharsets.UTF_8));
    int exitCode =
        console.cli(in, gone, new PrintStream(err, true, StandardCharsets.UTF_8)).run("chat");
    assertThat(exitCode).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aVariableThatMakesNoSenseIsNamed() {
    Result result = console.with("TWITCH_API_URL", "not an address").runWith("!ping\n", "chat");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("the environment is not as it should be");
    assertThat(console.with("TWITCH_API_URL", "http://x").runWith("!ping\n", "chat").lines())
        .containsExactly("pong");
  }

  @Test
  void aHomeThatCannotBeMadeIsSaid() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "in the way");
    Result result = console.runWith("!ping\n", "chat", "--home", file.toString());
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err()).startsWith("error: ").contains("--home DIR").doesNotContain("\tat ");
  }

  private static void write(Path bot, String reply) throws IOException {
    Files.writeString(
        bot,
        "name: say\ntriggers: [{ chat.command: say }]\nactions: [{ reply: \"" + reply + "\" }]\n");
  }

  /** Makes the next line when the reader gets there. */
  @FunctionalInterface
  private interface Step {
    String line() throws IOException;
  }

  private static InputStream lines(Step... steps) {
    return new InputStream() {
      private int step;
      private byte[] now = {};
      private int at;

      @Override
      public int read() throws IOException {
        while (at == now.length) {
          if (step == steps.length) return -1;
          now = steps[step++].line().getBytes(StandardCharsets.UTF_8);
          at = 0;
        }
        return now[at++] & 0xFF;
      }

      // One byte at a time, so that no buffer runs ahead.
      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int first = read();
        if (first < 0) return -1;
        into[offset] = (byte) first;
        return 1;
      }
    };
  }
}
