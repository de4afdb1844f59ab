package dev.bitbrat.cli;

import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.observability.Logs;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The program. */
public final class Brat {
  private Brat() {}

  public static void main(String[] args) {
    installLog(Arrays.asList(args));
    String root = System.getProperty("bitbrat.root");
    Shell shell =
        new Shell(
            System.in,
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err),
            isTerminal(),
            System.getenv(),
            Clock.systemUTC(),
            Path.of(System.getProperty("user.home")),
            root == null ? null : Path.of(root));
    System.exit(new Cli(shell).run(args));
  }

  /** The platform's log is talk: warnings for those who chat, all for those who run a server. */
  private static void installLog(List<String> args) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    boolean verbose = args.contains("--verbose") || args.contains("-v");
    boolean server = args.size() > 1 && args.get(0).equals("local") && args.get(1).equals("up");
    environment.putIfAbsent("BITBRAT_LOG_LEVEL", verbose ? "DEBUG" : server ? "INFO" : "WARNING");
    Logs.install(environment);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }
}
