package dev.bitbrat.cli.test;

import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Texts;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.player.Played;
import dev.bitbrat.player.Player;
import dev.bitbrat.player.Rewrite;
import dev.bitbrat.player.StoreProvider;
import dev.bitbrat.player.Topology;
import dev.bitbrat.transcript.Parsed;
import dev.bitbrat.transcript.Transcript;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brat test}. */
@Command(
    name = "test",
    header = "Play stories with a bot, without going live.",
    description = {
      "A story is a transcript: what people say, and what the bot must answer. It is played on the"
          + " whole platform in this process, with a clock, chance and answers of others as the"
          + " story says. Exit code 0: all went as told; 1: something went otherwise; 2: a bot or"
          + " a story cannot be used."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat test my-bot.yaml evening.txt",
      "  brat test my-bot/ stories/ --junit report.xml",
      "  brat test stories/S1.txt             with the bot in stories/S1.yaml",
      "  brat test my-bot.yaml evening.txt --update",
      "  brat test --docs"
    })
public final class TestCommand extends BratCommand implements Callable<Integer> {
  /** So many stories are played before anybody wonders. */
  private static final int FEW = 5;

  private static final Duration SAY_EVERY = Duration.ofSeconds(2);

  private final Shell shell;

  @Parameters(
      paramLabel = "BOT STORY...",
      arity = "0..*",
      hideParamSyntax = true,
      description = {
        "The bot, a YAML file or a folder; then transcripts, or folders with *.txt. A story alone"
            + " is played with the bot beside it: NAME.yaml for NAME.txt."
      })
  private List<Path> words = List.of();

  @Option(names = "--json", description = "One JSON object a story on stdout.")
  private boolean json;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write a report as build servers read it, too.")
  private @Nullable Path junit;

  @Option(names = "--update", description = "Make the stories expect what came. Comments stay.")
  private boolean update;

  @Option(
      names = "--docs",
      description = "Play the examples that all components come with, plugins too.")
  private boolean docs;

  @Option(
      names = "--store",
      paramLabel = "sqlite|firestore",
      description = "What the bot keeps its data in. Default: sqlite.")
  private String store = "sqlite";

  @Option(
      names = "--topology",
      paramLabel = "one-jvm|fused",
      converter = Topologies.class,
      description = {
        "How an event goes through the stages: from topic to topic, or all in one call as the"
            + " fused function does. Default: one-jvm."
      })
  private Topology topology = Topology.ONE_JVM;

  public TestCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<StoreProvider> provider = Stores.named(store);
    List<StoryFile> stories = docs ? examples() : named();
    TextReport report = new TextReport(shell, color(shell));
    List<Result> results = new ArrayList<>();
    Instant said = shell.clock().instant();
    for (StoryFile story : stories) {
      Result result = play(story, provider);
      results.add(result);
      if (json) shell.json(JsonReport.of(result));
      else report.show(result);
      said = progress(results.size(), stories.size(), said);
    }
    if (junit != null) Replacement.write(junit, JUnitReport.of(results));
    boolean ok = results.stream().allMatch(Result::ok);
    return (ok ? ExitCode.OK : ExitCode.FAILED).number();
  }

  private List<StoryFile> named() {
    if (words.isEmpty()) {
      throw new CliException(
          ExitCode.USAGE,
          "nothing to play",
          "Name a bot and its stories: brat test BOT STORY...",
          "Or play the examples of all components: brat test --docs");
    }
    StoryFiles files = new StoryFiles(words);
    files.warnings().forEach(warning -> shell.say(Texts.oneLine(warning)));
    return files.stories();
  }

  private List<StoryFile> examples() {
    if (words.isEmpty() && !update) return Examples.stories();
    throw new CliException(
        ExitCode.USAGE,
        "--docs plays the components' own examples: no bot, no story and no --update beside it",
        "For stories of your own: brat test BOT STORY...");
  }

  private Instant progress(int done, int all, Instant said) {
    Instant now = shell.clock().instant();
    if (all <= FEW || done == all || now.isBefore(said.plus(SAY_EVERY))) return said;
    shell.say("played " + done + " of " + all + " stories");
    return now;
  }

  private Result play(StoryFile story, Optional<StoreProvider> provider)
      throws InterruptedException {
    long start = System.nanoTime();
    Played played;
    if (provider.isEmpty()) {
      played = player(story, Optional.empty()).play(story.transcript());
    } else {
      try (StoreProvider.Opened opened = Stores.open(provider.get(), shell.environment())) {
        played = player(story, Optional.of(opened.store())).play(story.transcript());
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    boolean updated = update && !played.ok() && update(story, played);
    return new Result(story, played, took, updated);
  }

  private Player player(StoryFile story, Optional<Store> other) {
    return Player.in(story.bundle(), topology, other);
  }

  /** False if there is nothing that a file could be changed to. */
  private static boolean update(StoryFile story, Played played) {
    String text = Rewrite.of(story.text(), played);
    if (text.equals(story.text())) return false;
    if (!(Transcript.parse(text) instanceof Parsed.Ok)) {
      throw new CliException(
          ExitCode.FAILED, story.name() + ": what came cannot be written as a transcript");
    }
    Replacement.write(story.path(), text);
    return true;
  }
}
