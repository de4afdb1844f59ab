package dev.bitbrat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.bitbrat.cli.Console.Result;
import dev.bitbrat.events.Tree;
import dev.bitbrat.behaviours.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code brat test}. */
class StoriesTest {
  private static final String GOOD = "> ann: !one\n< 1\n";
  private static final String BAD =
      "# evening\n> ann: !one   # first\n< 2   # count\n> bob: !sass\n< x\n";

  private final Path dir;
  private final Console console;
  private final Path bot;

  StoriesTest(@TempDir Path dir) {
    this.dir = dir;
    this.console = new Console(dir);
    this.bot = dir.resolve("bot.yaml");
  }

  @BeforeEach
  void writeBot() throws IOException {
    Files.writeString(
        bot,
        """
        name: one
        triggers: [{ chat.command: one }]
        actions: [{ reply: "1" }]
        ---
        name: sass
        triggers: [{ chat.command: sass }]
        conditions: [{ user.role: moderator }]
        actions: [{ reply: "no" }]
        """);
  }

  @Test
  void theExamplesOfAllComponentsGoAsTold() {
    Result result = console.run("test", "--docs");
    assertThat(result.out()).doesNotContain("FAIL");
    assertThat(result.exitCode()).describedAs(result.out() + result.err()).isZero();
    assertThat(result.lines())
        .hasSize(Catalogue.installed().all().size())
        .anySatisfy(line -> assertThat(line).contains("condition/cooldown.txt"));
    assertThat(console.run("test", "--docs", bot.toString()).exitCode()).isEqualTo(2);
    assertThat(console.run("test").err()).contains("nothing to play");
  }

  @Test
  void aStoryThatGoesAsToldIsALine() throws IOException {
    Path story = story("good.txt", GOOD);
    Result result = test(bot, story);
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo("ok  " + story + " (1 step)\n");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void theStoryThatCameAlongIsPlayedWithTheBotBesideIt() {
    Path stories = Path.of(System.getProperty("bitbrat.root"), "shared/transcript/stories");
    Result result = test(stories.resolve("S1.txt"));
    assertThat(result.out()).startsWith("ok  ").endsWith("S1.txt (15 steps)\n");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void whatGoesOtherwiseIsShownWithLinesAndReasons() throws IOException {
    Path story = story("bad.txt", BAD);
    Result result = test(bot, story);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.lines())
        .startsWith(
            "FAIL  " + story + " (2 of 2 steps otherwise)",
            "    2   > ann: !one",
            "    3 - < 2",
            "      + < 1")
        .containsSubsequence(
            "    4   > bob: !sass",
            "    5 - < x",
            "      + .",
            "          quiet: !sass: matched, denied by user.role atLeast moderator");
    assertThat(result.out()).doesNotContain("\033");
  }

  @Test
  void updateMakesAStoryExpectWhatCameAndASecondTimeChangesNothing() throws IOException {
    Path story = story("bad.txt", BAD);
    Result first = test(bot, story, "--update");
    assertThat(first.out()).isEqualTo("updated  " + story + " (2 of 2 steps)\n");
    assertThat(first.exitCode()).isZero();
    String updated = "# evening\n> ann: !one   # first\n< 1   # count\n> bob: !sass\n.\n";
    assertThat(story).hasContent(updated);
    Result second = test(bot, story, "--update");
    assertThat(second.out()).isEqualTo("ok  " + story + " (2 steps)\n");
    assertThat(Files.readString(story)).isEqualTo(updated);
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("bot.yaml", "bad.txt");
    }
  }

  @Test
  void aStoreThatIsNotThereCannotBeUpdated() throws IOException {
    Path story = story("stored.txt", "> ann: !one\n= falls 1\n");
    Result result = test(bot, story, "--update");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("      ! no such store: falls");
    assertThat(story).hasContent("> ann: !one\n< 1\n= falls 1\n");
  }

  @Test
  void jsonIsOneObjectAStory() throws IOException {
    Result result = test(bot, story("a.txt", GOOD), story("b.txt", BAD), "--json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.json())
        .extracting(json -> json.get("ok"), json -> json.get("steps"))
        .containsExactly(tuple(true, 1L), tuple(false, 2L));
    assertThat(Tree.maps(result.json().get(1), "differences"))
        .extracting(
            difference -> difference.get("line"),
            difference -> difference.get("input"),
            difference -> difference.get("expected"),
            difference -> difference.get("came"))
        .containsExactly(
            tuple(2L, "> ann: !one", List.of("< 2"), List.of("< 1")),
            tuple(4L, "> bob: !sass", List.of("< x"), List.of(".")));
  }

  @Test
  void theReportForBuildServersIsXmlWhateverIsSaid() throws Exception {
    Path story =
        story("odd.txt", "> ann \"<&\\u0001]]>\": !one \\ud83d\\u0000\n< <a>&\"'\\u0007\n");
    Path report = dir.resolve("report.xml");
    story("other.txt", GOOD);
    Result result = test(bot, story, dir.resolve("other.txt"), "--junit", report.toString());
    assertThat(result.exitCode()).isEqualTo(1);
    Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
    NodeList suites = xml.getElementsByTagName("testsuite");
    assertThat(suites.getLength()).isEqualTo(2);
    assertThat(attributes((Element) suites.item(0), "name", "tests", "failures"))
        .containsExactly(story.toString(), "1", "1");
    assertThat(attributes((Element) suites.item(1), "tests", "failures")).containsExactly("1", "0");
    assertThat(xml.getElementsByTagName("failure").item(0).getTextContent()).contains("- < <a>&");
  }

  @Test
  void aFolderPlaysAllItsStories() throws IOException {
    Path folder = Files.createDirectory(dir.resolve("stories"));
    for (int n : IntStream.range(0, 7).toArray()) {
      Files.writeString(folder.resolve("s" + n + ".txt"), GOOD);
    }
    Files.writeString(folder.resolve("notes.md"), "no story");
    Result result = test(bot, folder);
    assertThat(result.exitCode()).isZero();
    assertThat(result.lines()).hasSize(7).allMatch(line -> line.startsWith("ok  "));
  }

  @Test
  void everythingThatCannotBePlayedIsToldAtOnceAndNothingIsPlayed() throws IOException {
    Files.writeString(
        bot, "name: x\ntriggers: [{ chat.command: [a b] }]\nactions: [{ repl: x }]\n");
    Path one = story("one.txt", "> ann: hi\n@frobnicate\n< x\n>> bob\n");
    Path long1 = story("long.txt", "@clock +999999h\n");
    Path empty = story("empty.txt", "# nothing yet\n");
    Path binary = dir.resolve("binary.txt");
    Files.write(binary, new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    Path nowhere = dir.resolve("nowhere.txt");
    Path folder = Files.createDirectory(dir.resolve("folder"));
    Result result = test(bot, one, long1, empty, binary, nowhere, folder);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("bot.yaml:2:", "bot.yaml:3:")
        .contains(one + ":2: no line begins with @frobnicate")
        .contains(one + ":4: ")
        .contains(long1 + ":1: more than 31 days pass")
        .contains(empty + ":1: nothing happens in it")
        .contains(binary + ": not UTF-8")
        .contains(nowhere + ": it is not there")
        .contains(folder + ": no story in this folder");
  }

  @Test
  void aStoryAloneNeedsItsBotBesideItAndABotAloneAStory() throws IOException {
    Result alone = test(story("alone.txt", GOOD));
    assertThat(alone.exitCode()).isEqualTo(2);
    assertThat(alone.err()).contains("no bot beside it; expected alone.yaml there");
    Result nothing = test(bot);
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err()).contains("no story is named");
    assertThat(test(dir.resolve("none.yaml"), dir.resolve("alone.txt")).err())
        .contains("there is no such bot");
  }

  @Test
  void anEventThatFailsIsMentionedAlsoWhenNothingShouldCome() throws IOException {
    Path folder = Files.createDirectory(dir.resolve("lost"));
    Files.createDirectory(folder.resolve("rules"));
    Files.copy(bot, folder.resolve("bot.yaml"));
    Files.writeString(
        folder.resolve("rules/lost.json"),
        """
        {"id": "lost", "enabled": true, "priority": 1, "logic": {"==": [1, 1]},
         "routingSlip": [{"id": "x", "nextTopic": "internal.nowhere.v1"}]}
        """);
    Path story = story("lost.txt", "> ann: hi\n.\n");
    Result result = test(folder, story);
    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .contains(story + ":1: warning: failed: NO_SUCH_TOPIC: there is no topic");
  }

  @Test
  void whatThisBuildHasNotIsSaid() throws IOException {
    Path story = story("good.txt", GOOD);
    Result firestore = test(bot, story, "--store", "firestore");
    assertThat(firestore.exitCode()).isEqualTo(3);
    assertThat(firestore.err()).contains("the build with the emulators");
    assertThat(test(bot, story, "--store", "paper").exitCode()).isEqualTo(2);
    assertThat(test(bot, story, "--store", "sqlite").exitCode()).isZero();
    assertThat(test(bot, story, "--topology", "fused").exitCode()).isZero();
    Result split = test(bot, story, "--topology", "split");
    assertThat(split.exitCode()).isEqualTo(2);
    assertThat(split.err()).contains("expected one-jvm or fused, not split");
  }

  private Path story(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text);
  }

  private Result test(Object... words) {
    Stream<String> all = Stream.concat(Stream.of("test"), Stream.of(words).map(Object::toString));
    return console.run(all.toArray(String[]::new));
  }

  private static List<String> attributes(Element element, String... names) {
    return Stream.of(names).map(element::getAttribute).toList();
  }
}
