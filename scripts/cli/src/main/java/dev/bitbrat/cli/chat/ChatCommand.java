package dev.bitbrat.cli.chat;

import dev.bitbrat.cli.api.Connections;
import dev.bitbrat.cli.bot.BotFiles;
import dev.bitbrat.cli.bot.BotOption;
import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.HomeOption;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.host.AdjustableClock;
import dev.bitbrat.host.LocalOptions;
import dev.bitbrat.local.Holder;
import dev.bitbrat.local.Home;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brat chat}. */
@Command(
    name = "chat",
    header = "Talk with a bot, at a prompt or through a pipe.",
    description = {
      "Starts the whole platform in this process, or talks to one that runs elsewhere. Without"
          + " --url, and when another brat holds the home, it talks to that one.",
      "Replies are on stdout; on stderr is why there is none. brat help transcript tells what else"
          + " can be typed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat chat",
      "  brat chat --bot my-bot.yaml --record evening.txt",
      "  printf '!ping\\n' | brat chat --json",
      "  brat chat --url https://bot.example.com --token-file token"
    })
public final class ChatCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final HomeOption home = new HomeOption();
  @Mixin private final BotOption bot = new BotOption();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Your display name in the chat. Default: your user name here.")
  private @Nullable String name;

  @Option(names = "--json", description = "One JSON object a reply on stdout.")
  private boolean json;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Append a transcript of what is said.")
  private @Nullable Path record;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Talk to the platform whose API is there: text only.")
  private @Nullable String url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "File that holds the API's token. Default for this machine: the home's.")
  private @Nullable Path tokenFile;

  public ChatCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    checkName();
    Screen screen = new Screen(shell, json, color(shell));
    Talk talk = talk();
    // A signal ends the process by way of its hooks: what is under way is finished then.
    Thread atSignal = new Thread(talk::close, "brat-close");
    Runtime.getRuntime().addShutdownHook(atSignal);
    try (talk;
        Recorder recorder = Recorder.to(record, "brat chat, " + shell.clock().instant());
        Input input = input(talk)) {
      if (shell.terminal()) greet(talk, screen);
      talk.warnings().forEach(screen::say);
      boolean all = new Conversation(talk, input, screen, recorder).run();
      return (all ? ExitCode.OK : ExitCode.FAILED).number();
    } finally {
      unhook(atSignal);
    }
  }

  private void checkName() {
    if (name != null && (name.isBlank() || name.length() > 100 || name.contains("\""))) {
      throw new CliException(
          ExitCode.USAGE, "--name: expected 1 to 100 characters without a quotation mark");
    }
  }

  private Talk talk() throws InterruptedException {
    Path place = home.in(shell);
    if (url != null) {
      bot.refuse("--url");
      RemoteTalk remote =
          new RemoteTalk(Connections.to(url, tokenFile, place, shell), "the bot at " + url, name);
      return knock(remote);
    }
    Optional<Holder> holder = Home.holder(place);
    if (holder.isPresent()) {
      bot.refuse("a home that is in use by " + holder.get().describe());
      String where = "the bot of " + holder.get().describe();
      return knock(new RemoteTalk(Connections.to(holder.get(), place), where, name));
    }
    AdjustableClock clock = new AdjustableClock(shell.clock());
    LocalOptions options =
        LocalOptions.of(place, "brat chat", clock).withEnvironment(shell.environment()).withTicks();
    return EmbeddedTalk.start(options, clock, new BotFiles(bot.in(shell)), ownName());
  }

  private static Talk knock(RemoteTalk talk) {
    try {
      talk.knock();
      return talk;
    } catch (CliException e) {
      talk.close();
      throw e;
    }
  }

  private String ownName() {
    return name == null ? System.getProperty("user.name", "you") : name;
  }

  private Input input(Talk talk) {
    if (!shell.terminal()) return new StreamInput(shell.in());
    Path history = home.in(shell).resolve("history");
    Prompt prompt = new Prompt(history, talk.plain("").displayName(), color(shell));
    prompt.interruptOnSignal(Thread.currentThread());
    return prompt;
  }

  private static void greet(Talk talk, Screen screen) {
    talk.greeting().forEach(screen::say);
    screen.say("Say something, for example !help. /help tells what else works, Ctrl-D leaves.");
  }

  private static void unhook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already: the hook does its work.
    }
  }
}
