package dev.bitbrat.cli.chat;

import dev.bitbrat.cli.bot.BotFiles;
import dev.bitbrat.cli.shell.Platforms;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.config.ConfigProblem;
import dev.bitbrat.config.Loaded;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Tree;
import dev.bitbrat.host.AdjustableClock;
import dev.bitbrat.host.LocalOptions;
import dev.bitbrat.host.LocalPlatform;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.Sessions;
import dev.bitbrat.transcript.Cause;
import dev.bitbrat.transcript.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Talks with a bot that runs in this process, over a home of its own. */
final class EmbeddedTalk implements Talk {
  /** One conversation a home: what the bot remembers of it outlives the process. */
  private static final String SESSION = "prompt";

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  private final LocalPlatform platform;
  private final BotFiles files;
  private final PromptEvents events;
  private final World world;
  private final boolean model;
  private final List<String> warnings = new ArrayList<>();
  private Bundle bundle;
  private long cursor;

  /** Whether the files, when last looked at, could not be used. */
  private boolean mistaken;

  private EmbeddedTalk(
      LocalPlatform platform,
      BotFiles files,
      Bundle bundle,
      World world,
      String name,
      boolean model) {
    this.platform = platform;
    this.files = files;
    this.bundle = bundle;
    this.world = world;
    this.model = model;
    this.events = new PromptEvents(SESSION, name, platform.ports().clock(), world);
  }

  /**
   * Starts a platform and puts the bot in force.
   *
   * @param name of the person at the prompt
   * @throws dev.bitbrat.cli.shell.CliException if the bot's files cannot be used
   * @throws dev.bitbrat.local.HomeException if the home cannot be used
   */
  static EmbeddedTalk start(
      LocalOptions options, AdjustableClock clock, BotFiles files, String name)
      throws InterruptedException {
    Loaded.Ok loaded = files.usable();
    Bundle bundle = loaded.bundle();
    LocalPlatform platform = Platforms.start(options);
    boolean model =
        options.environment().containsKey("OPENAI_API_KEY")
            || options.environment().containsKey("OPENAI_BASE_URL");
    EmbeddedTalk talk = new EmbeddedTalk(platform, files, bundle, new World(clock), name, model);
    try {
      talk.push(bundle);
      if (platform.recovered() > 0) platform.awaitIdle(RECOVERY);
      talk.cursor = talk.lastRow();
      loaded.warnings().forEach(warning -> talk.warnings.add(warning.toString()));
      return talk;
    } catch (RuntimeException | InterruptedException e) {
      talk.close();
      throw e;
    }
  }

  private void push(Bundle next) {
    platform.push(next);
    bundle = next;
  }

  private long lastRow() {
    return platform
        .ports()
        .store()
        .get(Sessions.path(SESSION))
        .map(doc -> Tree.number(doc.fields(), "next", 1) - 1)
        .orElse(0L);
  }

  @Override
  public List<String> greeting() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s is here, with %d behaviours and %d rules of %s."
            .formatted(
                bundle.name(),
                Tree.list(bundle.tree(), "behaviours").size(),
                Tree.list(bundle.tree(), "rules").size(),
                files.path()));
    if (platform.recovered() > 0) {
      lines.add("Finished what the last run left behind: " + platform.recovered() + " events.");
    }
    if (!model) {
      lines.add(
          "No language model: set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own.");
    }
    return lines;
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public Said plain(String text) {
    return events.plain(text);
  }

  @Override
  public String say(Said said) {
    return accept(events.chat(said));
  }

  @Override
  public String happen(Cause.Happening happening) {
    return accept(events.happening(happening));
  }

  private String accept(Event.Builder event) {
    Event accepted = event.metadata("bot", bundle.name()).build();
    platform.accept(accepted);
    return accepted.correlationId();
  }

  @Override
  public void set(Fixture fixture) {
    fixture.apply(world);
  }

  /** A line with the id of an earlier one has no end of its own: then nothing is under way. */
  @Override
  public boolean await(String id, Consumer<Row> each) throws InterruptedException {
    while (!hand(id, each)) {
      if (platform.awaitIdle(LOOK)) return hand(id, each);
    }
    return true;
  }

  private boolean hand(String id, Consumer<Row> each) {
    boolean found = false;
    for (Doc doc : platform.ports().store().find(Sessions.after(SESSION, cursor))) {
      Row row = Row.ofDocument(doc.fields());
      cursor = row.cursor();
      found |= row.correlationId().equals(id);
      each.accept(row);
    }
    return found;
  }

  @Override
  public List<String> reload() {
    return files.changed().map(this::take).orElse(List.of());
  }

  private List<String> take(Loaded loaded) {
    return switch (loaded) {
      case Loaded.Ok ok -> {
        List<String> lines =
            new ArrayList<>(ok.warnings().stream().map(ConfigProblem::toString).toList());
        if (!ok.bundle().hash().equals(bundle.hash())
            || !ok.bundle().name().equals(bundle.name())) {
          push(ok.bundle());
          lines.add("The bot was changed and is in force.");
        } else if (mistaken) {
          lines.add("The bot's files can be used again; it goes on as it was.");
        }
        mistaken = false;
        yield lines;
      }
      case Loaded.Invalid invalid -> {
        List<String> lines =
            new ArrayList<>(invalid.problems().stream().map(ConfigProblem::toString).toList());
        lines.add("The bot's files cannot be used as they are; it goes on as it was.");
        mistaken = true;
        yield lines;
      }
    };
  }

  @Override
  public void close() {
    platform.close();
  }
}
