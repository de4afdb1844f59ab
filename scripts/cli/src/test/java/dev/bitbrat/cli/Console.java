package dev.bitbrat.cli;

import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command line without a terminal, and what came of it. */
final class Console {
  private final Path userHome;
  private final Map<String, String> environment = new HashMap<>();

  Console(Path userHome) {
    this.userHome = userHome;
  }

  /** What a command left behind. */
  record Result(int exitCode, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }

    /** Every line of stdout, as an object of JSON. */
    List<Map<String, @Nullable Object>> json() {
      return out.lines().map(Json::parseObject).toList();
    }
  }

  Console with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Path home() {
    return userHome.resolve(".bitbrat");
  }

  Result run(String... args) {
    return runWith("", args);
  }

  Result runWith(String input, String... args) {
    return runWith(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), args);
  }

  Result runWith(InputStream input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = cli(input, stream(out), stream(err)).run(args);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Cli cli(InputStream in, PrintStream out, PrintStream err) {
    Path root = Path.of(System.getProperty("bitbrat.root"));
    return new Cli(new Shell(in, out, err, false, environment, Clock.systemUTC(), userHome, root));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
