package dev.bitbrat.cli;

import dev.bitbrat.cli.shell.Shell;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The program. */
public final class Brat {
  private Brat() {}

  public static void main(String[] args) {
    CommandLog.install(args, System.getenv());
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

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }
}
