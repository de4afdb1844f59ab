package dev.bitbrat.cli.doctor;

import dev.bitbrat.cli.bot.BotFiles;
import dev.bitbrat.cli.bot.BotOption;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.config.Loaded;
import dev.bitbrat.events.Tree;
import dev.bitbrat.local.Home;
import dev.bitbrat.local.HomeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Home, bot, port and language model. */
final class Surroundings {
  private static final long ENOUGH_MB = 200;

  private final Shell shell;

  Surroundings(Shell shell) {
    this.shell = shell;
  }

  Finding home(Path home) {
    try {
      return Home.holder(home)
          .map(holder -> Finding.ok("home", home + ", in use by " + holder.describe()))
          .orElseGet(() -> writable(home));
    } catch (HomeException e) {
      return Finding.fail("home", String.valueOf(e.getMessage()), "");
    }
  }

  private static Finding writable(Path home) {
    Path there = existing(home);
    if (Files.isDirectory(there) && Files.isWritable(there)) {
      return Finding.ok("home", home + (there.equals(home.toAbsolutePath()) ? ", free" : ", new"));
    }
    return Finding.fail(
        "home", there + " cannot be written", "Make it yours, or choose another: --home DIR");
  }

  Finding disk(Path home) {
    try {
      FileStore store = Files.getFileStore(existing(home));
      long megabytes = store.getUsableSpace() >> 20;
      String found = megabytes + " MB free";
      return megabytes >= ENOUGH_MB
          ? Finding.ok("disk", found)
          : Finding.fail("disk", found, "Free some, or choose another place: --home DIR");
    } catch (IOException e) {
      return Finding.warn("disk", "unknown: " + e.getMessage(), "");
    }
  }

  Finding bot(BotOption option) {
    try {
      Path bot = option.in(shell);
      return switch (new BotFiles(bot).load()) {
        case Loaded.Ok ok ->
            Finding.ok(
                "bot",
                "%s in %s: %d behaviours, %d rules"
                    .formatted(
                        ok.bundle().name(),
                        bot,
                        Tree.list(ok.bundle().tree(), "behaviours").size(),
                        Tree.list(ok.bundle().tree(), "rules").size()));
        case Loaded.Invalid invalid ->
            Finding.fail(
                "bot",
                invalid.problems().getFirst()
                    + (invalid.problems().size() > 1
                        ? " (and " + (invalid.problems().size() - 1) + " more)"
                        : ""),
                "Correct the file; brat chat names all that is wrong.");
      };
    } catch (CliException e) {
      return Finding.fail("bot", String.valueOf(e.getMessage()), String.join(" ", e.more()));
    }
  }

  Finding port(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return Finding.ok("port", socket.getLocalPort() + " is free");
    } catch (IOException e) {
      return Finding.warn(
          "port",
          port + " is taken",
          "Matters for brat local up only: stop what holds it, or choose another with --port N.");
    }
  }

  Finding model() {
    boolean key = shell.variable("OPENAI_API_KEY").isPresent();
    boolean server = shell.variable("OPENAI_BASE_URL").isPresent();
    if (key || server) {
      return Finding.ok(
          "language model",
          "OPENAI_API_KEY is " + set(key) + ", OPENAI_BASE_URL is " + set(server));
    }
    return Finding.warn(
        "language model",
        "none",
        "Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own. All else works without.");
  }

  private static String set(boolean is) {
    return is ? "set" : "not set";
  }

  private static Path existing(Path path) {
    Path at = path.toAbsolutePath();
    while (!Files.exists(at) && at.getParent() != null) at = at.getParent();
    return at;
  }
}
