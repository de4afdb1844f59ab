package dev.bitbrat.cli.local;

import dev.bitbrat.cli.bot.BotFiles;
import dev.bitbrat.cli.bot.BotOption;
import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.HomeOption;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.host.EmulatedPlatform;
import dev.bitbrat.json.Json;
import java.net.URI;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brat local up}. */
@Command(
    name = "up",
    header = "Start the platform and keep it running.",
    description = {
      "Without more, everything runs in this process over the home, with webhooks, API and metrics"
          + " on one local port. It runs until Ctrl-C or brat local down; the bot's files are"
          + " looked at again when they change.",
      "--emulators runs every function in a process of its own, over the Pub/Sub and Firestore"
          + " emulators."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat local up",
      "  brat local up --bot my-bot.yaml --port 9000",
      "  brat local up --emulators --topology fused"
    })
public final class LocalUpCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final HomeOption home = new HomeOption();
  @Mixin private final BotOption bot = new BotOption();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port on this machine; 0 takes any. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(names = "--emulators", description = "Over the emulators, a process for each function.")
  private boolean emulators;

  @Option(
      names = "--topology",
      paramLabel = "split|fused",
      description = "With --emulators: a function a stage, or one for all. Default: split.")
  private @Nullable String topology;

  @Option(names = "--json", description = "Addresses as one JSON object on stdout.")
  private boolean json;

  public LocalUpCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new CliException(ExitCode.USAGE, "--port: expected 0 to 65535, not " + port);
    }
    checkTopology();
    EmulatedPlatform.Running running = emulators ? emulated() : embedded();
    CountDownLatch over = new CountDownLatch(1);
    Thread atSignal =
        new Thread(
            () -> {
              running.close();
              over.countDown();
            },
            "brat-close");
    Runtime.getRuntime().addShutdownHook(atSignal);
    tell(running);
    over.await();
    return ExitCode.OK.number();
  }

  private void checkTopology() {
    if (topology == null) return;
    if (!topology.equals("split") && !topology.equals("fused")) {
      throw new CliException(ExitCode.USAGE, "--topology: expected split or fused");
    }
    if (!emulators) {
      throw new CliException(
          ExitCode.USAGE,
          "--topology says how functions run over the emulators; without them all is one process",
          "Add --emulators, or leave --topology out.");
    }
  }

  private EmulatedPlatform.Running embedded() {
    return EmbeddedServer.start(shell, home.in(shell), new BotFiles(bot.in(shell)), port);
  }

  private EmulatedPlatform.Running emulated() throws InterruptedException {
    EmulatedPlatform platform =
        ServiceLoader.load(EmulatedPlatform.class)
            .findFirst()
            .orElseThrow(
                () ->
                    new CliException(
                        ExitCode.MISSING,
                        "--emulators: that part is not in this build",
                        "From a clone, scripts/brat local up --emulators builds it; a release"
                            + " leaves it out, because the cloud's clients are large."));
    EmulatedPlatform.Options options =
        new EmulatedPlatform.Options(
            home.in(shell),
            bot.in(shell),
            topology == null ? "split" : topology,
            shell.environment(),
            port);
    try {
      return platform.start(options, shell::say);
    } catch (IllegalStateException e) {
      throw new CliException(ExitCode.MISSING, String.valueOf(e.getMessage()));
    }
  }

  private void tell(EmulatedPlatform.Running running) {
    TreeMap<String, String> addresses = new TreeMap<>();
    running.addresses().forEach((name, uri) -> addresses.put(name, uri.toString()));
    if (json) {
      shell.data(Json.write(addresses));
    } else {
      addresses.forEach((name, uri) -> shell.data("%-16s %s".formatted(name, uri)));
    }
    URI api = running.addresses().get("api");
    shell.say("It is running. To talk: brat chat" + (api == null ? "" : " --url " + api));
    shell.say("Ctrl-C or brat local down stops it.");
  }
}
